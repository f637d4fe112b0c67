# `make` alone lists the targets.
MVN ?= mvn
SOURCES := $(shell find pom.xml solver/pom.xml pipeline/pom.xml solver/src/main pipeline/src/main -type f)
BUILT := pipeline/target/.built
LITHIUM_BORATE := results/lithium-borate
COVER_GLASS := results/cover-glass
BENCH = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)java -cp "pipeline/target/test-classes:pipeline/target/classes:$$(cat pipeline/target/bench.classpath)"

.DEFAULT_GOAL := help
.PHONY: help build test verify calibrate confusion fit fig2 cover-glass bench robustness bench-build format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(BUILT) ## build what ./caitfit runs, if sources changed

$(BUILT): $(SOURCES)
	@echo "building (the first time, Maven downloads its libraries; this takes a minute or two) ..."
	$(MVN) -q -B -DskipTests -pl solver,pipeline package
	@touch $@

test: ## build, run all checks and tests
	$(MVN) -B verify

verify: build ## compare the solver with exact answers; writes docs/verification.md and its figures
	./caitfit verify --out docs

calibrate: build ## count how often intervals hold the truth on 200 synthetic data sets; writes docs/calibration.md
	./caitfit calibrate configs/lithium-borate.yaml --replicates 200 --seed 1 --out results/calibration \
		--set sed_fwhm=250 --set d_K=7e-21 --set d_Rb=1.3e-21 --set d_Cs=3.5e-22 --set d_Li_bulk=1e-17
	cp results/calibration/calibration.md docs/calibration.md

confusion: build ## which family of D models each criterion prefers on data of every family; writes docs/confusion.md
	./caitfit confusion configs/lithium-borate.yaml --replicates 2 --seed 1 --out docs \
		--set sed_fwhm=250 --set d_K=7e-21 --set d_Rb=1.3e-21 --set d_Cs=3.5e-22 --set d_Li_bulk=1e-17

fit: build ## fit the lithium borate study anew
	./caitfit fit configs/lithium-borate.yaml --fresh --out $(LITHIUM_BORATE)

fig2: build ## draw figure 2 of the lithium borate study (fits it first if there are no results)
	@test -f $(LITHIUM_BORATE)/fits/fits.parquet || $(MAKE) fit
	./caitfit report $(LITHIUM_BORATE) --figure fig2

cover-glass: build ## fit the cover glass study anew
	./caitfit fit configs/cover-glass.yaml --fresh --out $(COVER_GLASS)

bench: bench-build ## measure times and errors into docs/performance.md (GROUP=standard, high, cells, steps, grid or overhead: only print that)
	$(BENCH) org.caitfit.bench.Benchmarks $(GROUP)

robustness: bench-build ## run 120 systematic and SETS=10000 random parameter sets against refined runs
	$(BENCH) org.caitfit.bench.Robustness $(SETS)

bench-build:
	$(MVN) -q -B -P bench -pl solver,pipeline test-compile

format: ## format the sources
	$(MVN) -q -B spotless:apply

clean: ## delete what was built; results stay
	$(MVN) -q -B clean
