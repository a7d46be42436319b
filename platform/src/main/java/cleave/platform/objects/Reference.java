package cleave.platform.objects;

import java.util.UUID;

/**
 * An object that a row names. A row with two objects has two of them.
 *
 * @param size in bytes
 * @param sha256 of the object's bytes, 64 hexadecimal digits in lower case ({@link Sha256#hex})
 */
public record Reference(UUID row, String key, long size, String sha256) {}
