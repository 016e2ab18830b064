//go:build !linux

package rooms

import "os"

// dropCache does nothing: no portable call lets the cache go.
func dropCache(*os.File) {}
