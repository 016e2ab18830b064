// Pdfium copies what package media draws the pages of PDFs with into the
// folder it is built from: PDFium as WebAssembly, compressed. It runs at the
// root of the repository, after npm ci in build/pdfium:
//
//	pdfium FOLDER
//
// The same package gives the same bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
)

const module = "build/pdfium/node_modules/@embedpdf/pdfium/dist/pdfium.wasm"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: pdfium FOLDER")
		os.Exit(2)
	}
	if err := place(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pdfium:", err)
		os.Exit(1)
	}
}

func place(folder string) error {
	code, err := os.ReadFile(module)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(code); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "pdfium.wasm.gz"), packed.Bytes(), 0o644)
}
