# make run    opens the window; without a display, walks the demo and leaves
#             a picture of every screen in build/screens/
# make test   everything that is tested
# make build  build/bin/stillwater
# make bench  speed beside other tools, as ratios
# make fuzz   hostile input for every parser, ten minutes each (make fuzz FUZZTIME=1m)
# make demo   a vault of made-up data, in a window (make demo VAULT=folder)
# make fmt    formats all sources
# make bindings  writes frontend/wailsjs anew from the bound Go methods
# make clean  removes what the above made
#
# Each installs what it needs and is missing; see build/setup.sh.

.DEFAULT_GOAL := build
.PHONY: run test build bench fuzz fmt demo bindings setup clean

DISPLAYED := $(DISPLAY)$(WAYLAND_DISPLAY)
# Compiling with less collecting of garbage is a tenth less work.
export GO := env GOGC=400 go
# For all, not for the app alone: what is compiled in two ways is compiled twice.
export GOFLAGS := -trimpath $(GOFLAGS)
# A program of tests does not know the versions of its modules, and wazero would
# not take the code that was compiled ahead for another one than its own.
WAZERO := github.com/tetratelabs/wazero
test bench: GOFLAGS += -ldflags=-X=$(WAZERO)/internal/version.version=$(shell sed -n 's|.*$(WAZERO) ||p' go.mod)
WINDOW := desktop,production,webkit2_41
VAULT ?= build/.setup/demo
GO_SOURCES := $(shell find app main.go build/appicon.png go.mod \( -path app/typeset/press -o -path app/media/heif -o -path app/media/pdfium \) -prune -o -name '*_test.go' -prune -o -type f -print)
PAGE_SOURCES := $(shell find frontend -maxdepth 1 -type f) $(shell find frontend/src frontend/public frontend/wailsjs -type f 2>/dev/null)

# What goes into the program is made side by side.
build: setup
	@$(MAKE) --no-print-directory -j2 -Oline SET_UP=yes build/bin/stillwater

build/bin/stillwater: $(GO_SOURCES) frontend/dist/index.html app/typeset/press/fonts.json app/media/heif/heif.wasm.gz app/media/pdfium/pdfium.wasm.gz | setup
	@build/step app $(GO) build -buildvcs=false -tags $(WINDOW) -ldflags "-s -w" -o $@ .

frontend/dist/index.html: $(PAGE_SOURCES) frontend/public/notices.txt | setup
	@build/step page npm --prefix frontend run build

# Written last of what is packed there.
app/typeset/press/fonts.json: build/typeset/package-lock.json $(wildcard build/typeset/*.go) app/typeset/native.go go.mod | setup
	@build/step typeset $(GO) run ./build/typeset app/typeset/press

app/media/heif/heif.wasm.gz: go.sum $(wildcard build/heif/*.go) | setup
	@build/step heif $(GO) run ./build/heif app/media/heif

app/media/pdfium/pdfium.wasm.gz: build/pdfium/package-lock.json build/pdfium/main.go | setup
	@build/step pdfium $(GO) run ./build/pdfium app/media/pdfium

frontend/public/notices.txt: go.mod frontend/package-lock.json build/typeset/package-lock.json build/pdfium/package-lock.json build/notices/main.go | setup
	@build/step notices $(GO) run ./build/notices $(WINDOW) $@

# What a machine must have depends on what is to be done on it.
setup:
ifndef SET_UP
	@build/setup.sh build $(if $(filter test bench,$(MAKECMDGOALS)),window test) \
		$(if $(filter run demo,$(MAKECMDGOALS)),$(if $(DISPLAYED),,window))
endif

run: build
ifeq ($(DISPLAYED),)
	@echo "There is no display, so the demo is walked on one that nobody sees; the pictures go to build/screens/."
	@build/smoke/virtual-display /usr/bin/python3 build/demo/walk.py build/bin/stillwater build/screens
else
	@build/bin/stillwater
endif

demo: build
	@test -e $(VAULT) || build/bin/stillwater demo $(VAULT)
ifeq ($(DISPLAYED),)
	@echo "There is no display to open a window on."
else
	@build/bin/stillwater --vault $(VAULT)
endif

test: build
	@build/check

bench: build
	@go test -run '^$$' -bench . -timeout 60m ./app/... | grep -E '^(Benchmark|FAIL|---)'
	@cd build/peers && for peer in sqlcipher sqlite; do \
		CGO_CFLAGS="-O2 -w" go test -tags sqlite_fts5,$$peer -run '^$$' -bench . -benchtime 1x -timeout 60m . | grep -E '^(Benchmark|FAIL|---)'; done
	@build/smoke/virtual-display /usr/bin/python3 build/smoke/coldstart.py build/bin/stillwater
	@go build -buildvcs=false -tags e2eserver -o build/bin/e2eserver ./build/e2eserver
	@node --test --test-reporter=spec build/e2e/large.test.mjs build/e2e/bench/*.mjs | grep -E 'steps: median|keystroke|entries|painted'

fuzz: build
	@build/fuzz

fmt: setup
	@gofmt -w main.go app build
	@npm --prefix frontend run --silent format

bindings: setup
	@mkdir -p build/bin && go build -buildvcs=false -tags bindings -o build/bin/bindings . && build/bin/bindings >/dev/null

clean:
	@rm -rf build/bin build/screens build/.setup frontend/public/notices.txt
	@find frontend/dist app/typeset/press app/media/heif app/media/pdfium -mindepth 1 ! -name .gitkeep -delete
