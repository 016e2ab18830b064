#!/usr/bin/env python3
"""Checks this bundle. Run it in the folder it is in:  python3 verify.py

It needs Python 3.6 or later and nothing else: no network, no other file, no
package. It reads, and changes nothing. It says what is wrong, one line each,
and ends with code 1 if there is anything.

What it does, in order, so that you can follow it:
  1. every file under data has the SHA-256 and SHA-512 the manifests give it,
     and no file is missing or added (BagIt, RFC 8493);
  2. so have the files beside data (tagmanifest-sha256.txt);
  3. the list of those was signed with the key in allowed_signers
     (OpenSSH signature, Ed25519);
  4. the same key signed the state of the custody log (data/log/checkpoint.txt);
  5. every line of data/log/custody.jsonl is in that log, unchanged
     (Merkle tree, RFC 6962);
  6. the log's record of this bundle names the files that are here.
Time-stamps are not checked: use openssl ts, as README.txt says.
"""
import base64
import hashlib
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
FREE = {"tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig", "allowed_signers"}
LATER = {"checkpoint.tsr"}  # a time-stamp may be put beside the rest later
NAME = re.compile(r"^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}(/[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}){0,5}$")
problems = []


def wrong(name, what):
    problems.append(name)
    print("%s: %s" % (name.encode("ascii", "backslashreplace").decode(), what))


def path(name):
    return os.path.join(ROOT, *name.split("/"))


def read(name):
    try:
        with open(path(name), "rb") as f:
            return f.read()
    except OSError:
        wrong(name, "missing")
        return b""


def digest(name, algorithm):
    h = hashlib.new(algorithm)
    with open(path(name), "rb") as f:
        for part in iter(lambda: f.read(1 << 20), b""):
            h.update(part)
    return h.hexdigest()


def walk():
    """All files here, by their names with slashes."""
    found = set()
    for folder, folders, files in os.walk(ROOT):
        for name in files:
            found.add(os.path.relpath(os.path.join(folder, name), ROOT).replace(os.sep, "/"))
    return found


def manifest(name):
    """The lines of a manifest: {file: hash}."""
    out = {}
    for line in read(name).decode("utf-8", "replace").splitlines():
        h, gap, file = line.partition("  ")
        if not gap or not NAME.match(file) or file in out:
            wrong(name, "a line that is not a hash and a file")
        else:
            out[file] = h
    return out


def check_sums(listed, algorithm, found, done):
    for file, want in sorted(listed.items()):
        if file not in found:
            wrong(file, "missing")
        elif digest(file, algorithm) != want:
            if file not in done:
                wrong(file, "changed")
            done.add(file)


# Ed25519 as RFC 8032 writes it down: slow, short, and nothing to install.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x, y = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    z, t = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = y - x, t - z, t + z, y + x
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, a):
    out = (0, 1, 1, 0)
    while n:
        if n & 1:
            out = add(out, a)
        a, n = add(a, a), n >> 1
    return out


def point(b):
    y = int.from_bytes(b, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or not x and sign:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def signed_by(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    left, right = times(s, base), add(r, times(h, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


def field(b):
    return len(b).to_bytes(4, "big") + b


def check_signature():
    """The key, if the list of the bag's own files is signed with it."""
    message = read("tagmanifest-sha256.txt")
    space = b"stillwater-bundle"
    try:
        text = read("allowed_signers").decode("ascii")
        wire = base64.b64decode(text.split()[-1], validate=True)
        public = wire[-32:]
        plain = field(b"ssh-ed25519") + field(public)
        line = 'stillwater namespaces="stillwater-bundle" ssh-ed25519 %s\n' % base64.b64encode(plain).decode()
        if text != line:
            raise ValueError
    except (ValueError, IndexError):
        wrong("allowed_signers", "changed")
        return None
    try:
        text = read("tagmanifest-sha256.txt.sig").decode("ascii")
        blob = base64.b64decode("".join(text.split("\n")[1:-2]), validate=True)
    except ValueError:
        wrong("tagmanifest-sha256.txt.sig", "changed")
        return None
    signature = blob[-64:]
    whole = b"SSHSIG\0\0\0\1" + field(plain) + field(space) + field(b"") + field(b"sha512")
    whole += field(field(b"ssh-ed25519") + field(signature))
    b64 = base64.b64encode(whole).decode()
    armor = "".join(b64[i : i + 70] + "\n" for i in range(0, len(b64), 70))
    armor = "-----BEGIN SSH SIGNATURE-----\n" + armor + "-----END SSH SIGNATURE-----\n"
    data = b"SSHSIG" + field(space) + field(b"") + field(b"sha512") + field(hashlib.sha512(message).digest())
    if text != armor or not signed_by(public, data, signature):
        wrong("tagmanifest-sha256.txt.sig", "the signature does not hold")
        return None
    fingerprint = "SHA256:" + base64.b64encode(hashlib.sha256(plain).digest()).decode().rstrip("=")
    if ("Stillwater-Key: %s\n" % fingerprint).encode() not in read("bag-info.txt"):
        wrong("bag-info.txt", "another key signed")
    print("Signed with the key %s." % fingerprint)
    return public


def checkpoint(name, public):
    """Size and root of a signed state of the log."""
    try:
        note = read(name).decode("utf-8")
        text, _, signature = note.rpartition("\n\n")
        text += "\n"
        origin, size, root = text.split("\n")[:3]
        dash, signer, code = signature.split(" ")
        raw = base64.b64decode(code.strip(), validate=True)
        key = hashlib.sha256(signer.encode() + b"\n\x01" + public).digest()[:4]
        if dash != "\u2014" or signer != origin or raw[:4] != key or not signed_by(public, text.encode(), raw[4:]):
            raise ValueError
        return int(size), base64.b64decode(root, validate=True)
    except ValueError:
        wrong(name, "its signature does not hold")
        return None


def node(a, b):
    return hashlib.sha256(b"\1" + a + b).digest()


def root_of(index, size, leaf, proof):
    """The root that a leaf and its proof lead to (RFC 9162, 2.1.3.2)."""
    n, last, out = index, size - 1, leaf
    if index >= size:
        return None
    for p in proof:
        if last == 0:
            return None
        if n & 1 or n == last:
            out = node(p, out)
            while not n & 1 and n:
                n, last = n >> 1, last >> 1
        else:
            out = node(out, p)
        n, last = n >> 1, last >> 1
    return out if last == 0 else None


def continues(old, new, old_root, new_root, proof):
    """Whether a log of one size grew into another (RFC 9162, 2.1.4.2)."""
    if old == new:
        return old_root == new_root and not proof
    if not 0 < old < new or not proof:
        return False
    if old & (old - 1) == 0:
        proof = [old_root] + proof
    n, last = old - 1, new - 1
    while n & 1:
        n, last = n >> 1, last >> 1
    a = b = proof[0]
    for p in proof[1:]:
        if last == 0:
            return False
        if n & 1 or n == last:
            a, b = node(p, a), node(p, b)
            while not n & 1 and n:
                n, last = n >> 1, last >> 1
        else:
            b = node(b, p)
        n, last = n >> 1, last >> 1
    return last == 0 and a == old_root and b == new_root


def proof_in(name):
    try:
        p = json.loads(read(name).decode("utf-8"))
        return p["seq"], [bytes.fromhex(h) for h in p["path"]]
    except (ValueError, KeyError, TypeError):
        wrong(name, "not a proof")
        return None, []


def check_log(public, found, payload):
    state = checkpoint("data/log/checkpoint.txt", public)
    if state is None:
        return
    size, root = state
    lines = read("data/log/custody.jsonl").split(b"\n")[:-1]
    proofs = {f for f in found if f.startswith("data/log/proofs/")}
    named = False
    for number, line in enumerate(lines, 1):
        where = "data/log/custody.jsonl, line %d" % number
        try:
            record = json.loads(line.decode("utf-8"))
            seq = int(record["seq"])
        except (ValueError, KeyError, TypeError):
            wrong(where, "not a record")
            continue
        name = "data/log/proofs/%06d.json" % seq
        proofs.discard(name)
        place, proof = proof_in(name)
        if place != seq or root_of(seq - 1, size, hashlib.sha256(b"\0" + line).digest(), proof) != root:
            wrong(where, "reworded, or its proof is not its own")
        if record.get("action") == "export" and record.get("params", {}).get("payload_sha256") == payload:
            named = True
    for name in sorted(proofs):
        wrong(name, "a proof without its line")
    if not named:
        wrong("data/log/custody.jsonl", "no record names the files that are here")
    print("%d records are in a log of %d." % (len(lines), size))
    for folder in sorted({f.rsplit("/", 1)[0] for f in found if f.startswith("data/log/stamped/")}):
        old = checkpoint(folder + "/checkpoint.txt", public)
        _, proof = proof_in(folder + "/proof.json")
        if old and not continues(old[0], size, old[1], root, proof):
            wrong(folder + "/checkpoint.txt", "the log does not continue it")


def main():
    found = walk()
    sums256, sums512 = manifest("manifest-sha256.txt"), manifest("manifest-sha512.txt")
    tags = manifest("tagmanifest-sha256.txt")
    done = set()
    check_sums(tags, "sha256", found, done)
    check_sums(sums256, "sha256", found, done)
    check_sums(sums512, "sha512", found, done)
    for file in sorted(set(sums256) ^ set(sums512)):
        wrong(file, "in one manifest only")
    for file in sorted(found - set(sums256) - set(sums512) - set(tags) - FREE - LATER):
        wrong(file, "added")
    for file in sorted(FREE - found):
        wrong(file, "missing")
    lines = "".join("%s  %s\n" % (h, f) for f, h in sums256.items() if not f.startswith("data/log/"))
    public = check_signature()
    if public:
        check_log(public, found, hashlib.sha256(lines.encode()).hexdigest())
    if problems:
        print("NOT as it was made: %d problems." % len(problems))
        return 1
    print("%d files, all as they were when this bundle was made." % len(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
