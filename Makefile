# Every recipe is one call of a script in scripts/; `make help` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help overlay demo test bench clean

help:    ## this list
	@awk -F ': *## ' '/^[a-z]+: *## / { printf "  make %-9s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)
overlay: ## build what is laid at / of an image: artifacts/overlay and a tarball of it; FOR=arm64 (or x64) for other machines
	@bash scripts/overlay.sh $(FOR)
demo:    ## boot a real image tree (nginx, its logger, a client) under Actors in a container
	@bash scripts/demo.sh
test:    ## all tests: unit, container, conformance; the last line counts them
	@bash scripts/test.sh
bench:   ## measure beside s6, runit, tini and no init at all; BENCH="--help" lists options
	@bash scripts/bench.sh $(BENCH)
clean:   ## remove everything that was built (the cached Debian root stays in ~/.cache/actors)
	@bash scripts/clean.sh
