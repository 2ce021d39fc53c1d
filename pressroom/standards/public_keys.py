"""Verification of signatures by public keys: Ed25519 (RFC 8032), ECDSA (FIPS 186-5) and RSA
(PKCS #1 1.5, RFC 8017), by the library cryptography, for which this is the one door.

Nothing is signed here: private keys belong to people's own programs.
"""

from __future__ import annotations

from pressroom.core.versions import version_of

_CURVES = ("nistp256", "nistp384", "nistp521")


def can_verify() -> bool:
    """Whether the library that verifies signatures is installed."""
    return bool(version_of("cryptography"))


def verify_ed25519(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature of 64 bytes is that of a message, by a key of 32 bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def verify_ecdsa(curve: str, point: bytes, numbers: tuple[int, int], message: bytes) -> bool:
    """Whether the numbers r and s sign a message, by the public point (SEC 1, uncompressed) on a
    curve of NIST (`nistp256`, `nistp384`, `nistp521`), with the digest that SSH wants for it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    known: dict[str, tuple[ec.EllipticCurve, hashes.HashAlgorithm]] = {
        _CURVES[0]: (ec.SECP256R1(), hashes.SHA256()),
        _CURVES[1]: (ec.SECP384R1(), hashes.SHA384()),
        _CURVES[2]: (ec.SECP521R1(), hashes.SHA512()),
    }
    if curve not in known:
        return False
    kind, hashed = known[curve]
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(kind, point)
        key.verify(utils.encode_dss_signature(*numbers), message, ec.ECDSA(hashed))
    except (InvalidSignature, ValueError):
        return False
    return True


def verify_rsa(
    exponent: int, modulus: int, signature: bytes, message: bytes, *, sha512: bool
) -> bool:
    """Whether a signature is that of a message, by a public exponent and modulus of at least 2,048
    bits, with SHA-512 or else SHA-256."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    if modulus.bit_length() < 2048:
        return False
    try:
        key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
        hashed = hashes.SHA512() if sha512 else hashes.SHA256()
        key.verify(signature, message, padding.PKCS1v15(), hashed)
    except (InvalidSignature, ValueError):
        return False
    return True
