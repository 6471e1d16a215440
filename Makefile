# Dateline. `make` alone lists the targets.

# One set of flags for everything: Fyne's OpenGL binding takes minutes to
# compile, and takes them again for every other set.
export GOFLAGS := -trimpath -buildvcs=false -tags=migrated_fynedo
# The user's own choice of these must not change what is tested.
unexport GOOS GOARCH CGO_ENABLED DATELINE_WINDOW_TESTS

VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -s -w -X main.version=$(VERSION)
PROGRAM := bin/dateline
PREFIX  ?= /usr/local

# The checkers, in versions of their own, built into a folder that git ignores.
GOFUMPT     := .tools/gofumpt-v0.12.0
STATICCHECK := .tools/staticcheck-v0.8.2

say = @printf '\033[1m%s\033[0m\n'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run build test bench race generate fmt package install uninstall clean \
	needs-build needs-test check-format check-code test-plain test-window check-systems check-package

help: ## this list
	@echo "Dateline $(VERSION)"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

run: build ## set up what is needed, build, and open the window on the sample (or FILES="…")
	./$(PROGRAM) $(FILES)

build: needs-build ## build bin/dateline
	@if [ "$$(go list -f '{{.Stale}}' github.com/go-gl/gl/v2.1/gl)" = true ]; then \
		echo "Building; the first time takes some minutes, for the binding to OpenGL."; fi
	go build -ldflags '$(LDFLAGS)' -o $(PROGRAM) .

needs-build:
	@sh assets/package/needs.sh build

needs-test:
	@sh assets/package/needs.sh test

# What costs little comes first, so that a mistake shows soon.
test: needs-test check-format test-plain build check-code test-window package check-systems ## set up what is needed and run every check and test
	$(say) "All is well."

check-format: $(GOFUMPT)
	$(say) "Format"
	@bad=$$($(GOFUMPT) -l .); [ -z "$$bad" ] || { echo "not formatted; run make fmt:"; echo "$$bad"; exit 1; }

# Everything but the real window is tested without cgo: then it needs no
# graphics library. Fuzz targets run on their seeds.
test-plain:
	$(say) "Tests without a window"
	CGO_ENABLED=0 go test ./...
	CGO_ENABLED=0 go build -ldflags '$(LDFLAGS)' -o bin/dateline-without-window .
	./bin/dateline-without-window version

check-code: $(STATICCHECK)
	$(say) "Vet and staticcheck"
	go vet ./...
	$(STATICCHECK) ./...

# The program that is tested is built without the tag: only then does Fyne
# report calls from the wrong goroutine, on which the tests fail.
test-window: build
	$(say) "Tests in a real window"
	go build -tags= -o bin/dateline-watched .
	DATELINE_WINDOW_TESTS=1 DATELINE_PROGRAM='$(CURDIR)/bin/dateline-watched' go test -count=1 ./app/desktop/...

# The window's driver for Windows and macOS needs a C compiler for them, so the
# tag ci puts the test driver in its place.
check-systems:
	$(say) "Types on Windows and macOS"
	GOOS=windows CGO_ENABLED=0 go vet -tags=migrated_fynedo,ci ./...
	GOOS=darwin CGO_ENABLED=0 go vet -tags=migrated_fynedo,ci ./app/... ./geo/... ./data/...

$(GOFUMPT):
	$(call tool,mvdan.cc/gofumpt)

$(STATICCHECK):
	$(call tool,honnef.co/go/tools/cmd/staticcheck)

# tool installs PACKAGE under the target's name, which ends in its version.
define tool
@echo "Fetching $(@F)"
@rm -rf .tools/new && mkdir -p .tools/new
@GOBIN='$(CURDIR)/.tools/new' GOFLAGS= go install $(1)@$(lastword $(subst -, ,$(@F)))
@mv .tools/new/* $@ && rmdir .tools/new
endef

bench: ## measure what docs/benchmarks.md lists
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchmem ./...

race: ## run the tests with the race detector (slow the first time)
	go test -race $$(go list ./... | grep -v /assets/gen)

generate: ## make the generated files again, from the pinned packages
	go generate ./assets

fmt: $(GOFUMPT) ## format the code
	$(GOFUMPT) -w .

package: build ## make the Linux archive in dist, and try it
	$(say) "Archive"
	@archive=$$(sh assets/package/archive.sh $(PROGRAM) $(VERSION) dist) && \
		sh assets/package/check.sh "$$archive" $(VERSION) && ls -l "$$archive"

install: ## install what make build made below PREFIX (/usr/local)
	@[ -x $(PROGRAM) ] || { echo "run make build first, as yourself"; exit 1; }
	@rm -rf bin/stage && sh assets/package/stage.sh $(PROGRAM) bin/stage/files && \
		cp assets/package/install.sh bin/stage/ && sh bin/stage/install.sh "$(PREFIX)"

uninstall: ## take it away again from PREFIX
	@[ -d bin/stage/files ] || { echo "make install has not run here"; exit 1; }
	@sh bin/stage/install.sh --uninstall "$(PREFIX)"

clean: ## delete what was built here
	rm -rf bin dist .tools
