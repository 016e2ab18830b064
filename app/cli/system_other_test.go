//go:build !linux

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

func condition(string) (bool, error) { return false, nil }

func smallDisk(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no such disk here") }

func pipe(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no such pipe here") }
