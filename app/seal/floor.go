//go:build !weakkdf

package seal

// floorKDF is RFC 9106's second recommended setting: 64 MiB, t=3, p=4.
var floorKDF = KDF{MemoryKiB: 64 << 10, Passes: 3, Lanes: 4}
