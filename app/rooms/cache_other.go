//go:build !linux

package rooms

import "os"

// dropCache does nothing: no portable call lets the cache go.
func dropCache(*os.File) {}

// settle does nothing: no portable call waits for a whole drive.
func settle(string) {}
