package cleave.story.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the one thing that is wanted of EXIF: which way is up. */
public final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** The orientation that the first directory of the TIFF block tells; upright where it tells none or makes no sense. */
    public static Orientation orientation(byte[] bytes, int from, int length) {
        ByteBuffer tiff = ByteBuffer.wrap(bytes, from, length).slice();
        if (length < 14) return Orientation.UPRIGHT;
        int mark = tiff.getShort(0) & 0xffff;
        if (mark != 0x4949 && mark != 0x4d4d) return Orientation.UPRIGHT;
        tiff.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (tiff.getShort(2) != 42 || directory + 2 > length) return Orientation.UPRIGHT;
        int at = (int) directory;
        int entries = tiff.getShort(at) & 0xffff;
        for (int i = 0; i < entries && at + 2 + 12 * (i + 1) <= length; i++) {
            int entry = at + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) != ORIENTATION || tiff.getShort(entry + 2) != SHORT) continue;
            int number = tiff.getShort(entry + 8) & 0xffff;
            return number >= 1 && number <= 8 ? new Orientation(number) : Orientation.UPRIGHT;
        }
        return Orientation.UPRIGHT;
    }
}
