// The databases that search is compared with, in tests and in make bench. They
// stand in a module of their own, so that none of them becomes a dependency of
// the product.
module stillwater/build/peers

go 1.26.8

require (
	github.com/mattn/go-sqlite3 v1.14.53
	github.com/mutecomm/go-sqlcipher/v4 v4.4.2
)
