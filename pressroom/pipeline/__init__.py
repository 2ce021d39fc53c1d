"""Order of each command's work: reading, deciding what is stale, writing.

Each step of a build is a function of what decides it, and its answer is used again while that is
equal:

| step | decided by | answer kept in |
|---|---|---|
| nothing to do (`reach`) | inputs as stamps or digests, the moment, the manifest | build record |
| read a file (`read`) | its bytes, the salt | cache: `sources`, `rows`; memory (index) |
| typeset, judge (`articles`) | all a release is, the salt | cache: `proofs`, `abstracts`; memory |
| the site (`whole`) | what was read, settings, ledger, the moment | memory |
| its artifacts (`artifacts`) | site, abstracts, theme, settings, signatures | memory |
| a file's bytes (`renderers`) | its kind, view and texts, the salt | manifest; cache: `views` |
| a picture in a size (`formats.pictures`) | its bytes, the size, the library | cache: `pictures` |

*Memory* is that of the process, between builds of the preview. The salt stands for the program,
its libraries and the settings (`salt`).
"""
