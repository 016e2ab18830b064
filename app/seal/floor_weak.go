//go:build weakkdf

package seal

// floorKDF guards nothing, so that tests can open hundreds of vaults. The
// program itself cannot be built with this tag: see main.go.
var floorKDF = KDF{MemoryKiB: 64, Passes: 1, Lanes: 4}
