//go:build never

package main

import _ "github.com/gen2brain/heic" // so that go.mod keeps it, and go.sum its hash
