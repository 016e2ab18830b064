package storetest

import (
	"testing"

	"stillwater/app/store"
)

func TestMemory(t *testing.T) {
	Run(t, func(*testing.T) store.Store { return &Memory{} })
}
