// Package webview confines the window's web view on Linux. Linking it in is
// what does it: it defines four of the functions by which Wails makes the view
// (see confine_linux.c), and the linker takes these instead of the system's.
// The view then keeps nothing, goes nowhere, asks for nothing, and passes on
// only calls of the app's own methods. See docs/threat-model.md, "The
// promises, and the tests that hold them".
//
// On Windows and macOS the system's web view is configured by Wails' options;
// there this package confines nothing and promises nothing.
package webview
