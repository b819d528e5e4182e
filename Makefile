# Moot: what a person may ask of this folder. `make` alone prints this list.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# Where swiftly, the installer that scripts/bootstrap uses, puts the toolchain.
export PATH := $(PATH):$(HOME)/.local/share/swiftly/bin

# A target may import only what Package.swift gives it.
CHECKED := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib $(CHECKED)
BINARY := .build/release/moot

.PHONY: help run build test sanitize fuzz check bench install clean bootstrap

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: build ## build, then open Moot on this project's own workspace
	@$(BINARY) -C .

build: bootstrap ## build the release binary, .build/release/moot
	$(SWIFT) build $(RELEASE) --product moot

test: bootstrap ## build and run every test
	@# One after the other: tests that start programs at once would hand them each other's open files.
	$(SWIFT) test --disable-xctest --no-parallel $(CHECKED)

sanitize: bootstrap ## run the engine's tests under ThreadSanitizer
	$(SWIFT) test --disable-xctest --no-parallel $(CHECKED) --sanitize=thread --scratch-path .build/sanitize \
	  --filter MemoryEngineTests

fuzz: bootstrap ## a million broken notes and a hundred thousand random keys; COUNT, KEYS, HANDS and SEED say how many and from where
	MOOT_FUZZ=$(or $(COUNT),1000000) MOOT_FUZZ_SEED=$(or $(SEED),1) \
	MOOT_MONKEY=$(or $(KEYS),100000) MOOT_MONKEY_SEED=$(or $(SEED),1) \
	MOOT_HANDS=$(or $(HANDS),100000) MOOT_HANDS_SEED=$(or $(SEED),1) \
	  $(SWIFT) test --disable-xctest --no-parallel $(CHECKED) --filter 'NoteFuzzTests|MonkeyTests|RandomKeysTests'

check: bootstrap ## format, warnings and tidiness, without the slower tests
	$(SWIFT) format lint --strict --parallel --configuration .swift-format --recursive Sources Tests Package.swift
	$(SWIFT) build --build-tests $(CHECKED)
	$(SWIFT) test --skip-build --disable-xctest --filter TidyTests

bench: build ## measure what Moot promises about its own speed
	@scripts/bench $(BINARY)

install: build ## install binary, manual page and completions under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/moot
	install -m 644 share/man/moot.1 $(DESTDIR)$(PREFIX)/share/man/man1/moot.1
	$(BINARY) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/moot
	$(BINARY) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_moot
	$(BINARY) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/moot.fish

clean: ## remove everything that was built
	rm -rf .build

bootstrap:
	@scripts/bootstrap
