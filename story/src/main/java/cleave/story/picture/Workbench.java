package cleave.story.picture;

import cleave.platform.runtime.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The large arrays of a thread that decodes, kept from one picture to the next. Made anew for each they would soon fill
 * the old generation, and the whole process would stand still while that is cleared. An array may be longer than what
 * was asked for, and holds what was in it before. Of one thread.
 */
final class Workbench {
    private static final int MIB = 1 << 20;

    private byte[] file = {};
    private byte[] pixels = {};
    private byte[] colours = {};
    private byte[] upright = {};

    /** The whole upload. */
    Bytes load(Content content) throws IOException {
        int length = (int) content.length();
        file = atLeast(length, file);
        try (InputStream in = content.open()) {
            if (in.readNBytes(file, 0, length) != length) throw new EOFException("an upload is shorter than it was");
        }
        return new Bytes(file, 0, length);
    }

    /** Where a decoded picture is put. */
    byte[] pixels(int length) {
        pixels = atLeast(length, pixels);
        return pixels;
    }

    /** Where it is put with other colours. */
    byte[] colours(int length) {
        colours = atLeast(length, colours);
        return colours;
    }

    /** Where it is put when it has been turned. */
    byte[] upright(int length) {
        upright = atLeast(length, upright);
        return upright;
    }

    /** Grows in steps, so that pictures that are each a little larger do not need a new array each. */
    private static byte[] atLeast(int length, byte[] array) {
        return array.length >= length ? array : new byte[Math.ceilDiv(length, MIB) * MIB];
    }
}
