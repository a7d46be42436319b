package cleave.story.picture;

import java.nio.charset.StandardCharsets;

/** Reads a file's bytes in order and never beyond their end. Of one thread. */
public final class Bytes {
    private final byte[] bytes;
    private final int end;
    private int at;

    public Bytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public Bytes(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    public int at() {
        return at;
    }

    public int left() {
        return end - at;
    }

    public byte[] array() {
        return bytes;
    }

    public int u8() throws BrokenPicture {
        need(1);
        return bytes[at++] & 0xff;
    }

    public int u16() throws BrokenPicture {
        return u8() << 8 | u8();
    }

    public int u16Little() throws BrokenPicture {
        return u8() | u8() << 8;
    }

    public int u24Little() throws BrokenPicture {
        return u16Little() | u8() << 16;
    }

    public int u32() throws BrokenPicture {
        return u16() << 16 | u16();
    }

    /** A length: four bytes that must be less than 2^31. */
    public int length() throws BrokenPicture {
        return positive(u32());
    }

    public int lengthLittle() throws BrokenPicture {
        return positive(u16Little() | u16Little() << 16);
    }

    public String latin1(int count) throws BrokenPicture {
        need(count);
        at += count;
        return new String(bytes, at - count, count, StandardCharsets.ISO_8859_1);
    }

    public void skip(int count) throws BrokenPicture {
        need(count);
        at += count;
    }

    /** The next bytes by themselves, and goes on behind them. */
    public Bytes part(int count) throws BrokenPicture {
        skip(count);
        return new Bytes(bytes, at - count, count);
    }

    /** The same bytes, to be read by somebody else from here on. */
    public Bytes again() {
        return new Bytes(bytes, at, end - at);
    }

    /** A copy of all that is left. */
    public byte[] rest() {
        byte[] rest = java.util.Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    private void need(int count) throws BrokenPicture {
        if (count < 0 || count > end - at) throw new BrokenPicture("it ends too early");
    }

    private static int positive(int length) throws BrokenPicture {
        if (length < 0) throw new BrokenPicture("a length of 2 GiB");
        return length;
    }
}
