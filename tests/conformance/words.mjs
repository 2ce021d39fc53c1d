// What the script of the search takes for words. Reads {script, chunks, shards, queries} from standard
// input; prints the words of each chunk with their shards, and what each query asks for.

import { readFileSync } from "node:fs";

const job = JSON.parse(readFileSync(0, "utf8"));
const source = readFileSync(job.script);
const { asked, shardOf, wordsOfChunk } = await import(
  `data:text/javascript;base64,${source.toString("base64")}`
);
const words = job.chunks.map((chunk) =>
  wordsOfChunk(chunk).map((word) => [word, shardOf(word, job.shards)]),
);
const queries = job.queries.map((query) => asked(query));
console.log(JSON.stringify({ words, queries }));
