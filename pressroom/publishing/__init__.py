"""Publishing: the finished site to its host, and from outside whether it is really there."""
