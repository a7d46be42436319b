package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import java.util.Arrays;

/** Decodes one VP8 key frame (RFC 6386) into its planes. Of one thread. */
final class Vp8Decoder {
    private final Vp8Header header;
    private final Probabilities constants;
    private final Planes planes;
    private final Prediction prediction = new Prediction();
    private final Coefficients coefficients;
    /** Modes of the small blocks above, for the whole width, and left. */
    private final byte[] modesAbove;

    private final byte[] modesLeft = new byte[4];
    private final byte[] modes = new byte[16];
    /** What the filter needs of each block: its segment, whether it has small ones, whether anything is in it. */
    private final byte[] filtered;

    private Vp8Decoder(Vp8Header header, Probabilities constants) {
        this.header = header;
        this.constants = constants;
        this.planes = new Planes(header.size.width(), header.size.height());
        this.coefficients = new Coefficients(header.probabilities, planes.across);
        this.modesAbove = new byte[4 * planes.across];
        this.filtered = new byte[planes.across * planes.down];
    }

    static Planes decode(Vp8Header header, Probabilities constants) throws BrokenPicture {
        Vp8Decoder decoder = new Vp8Decoder(header, constants);
        for (int y = 0; y < decoder.planes.down; y++) decoder.row(y);
        decoder.filter();
        return decoder.planes;
    }

    private void row(int y) throws BrokenPicture {
        BoolReader coded = header.coefficients[y % header.coefficients.length];
        Arrays.fill(modesLeft, (byte) 0);
        coefficients.startRow();
        for (int x = 0; x < planes.across; x++) block(x, y, coded);
    }

    private void block(int x, int y, BoolReader coded) throws BrokenPicture {
        BoolReader in = header.modes;
        int segment = 0;
        if (header.segmentsInBlocks) {
            boolean upper = in.bit(header.segmentTree[0]);
            segment = (upper ? 2 : 0) + (in.bit(header.segmentTree[upper ? 2 : 1]) ? 1 : 0);
        }
        boolean skip = header.skipProbability >= 0 && in.bit(header.skipProbability);
        boolean small = !in.bit(145);
        if (small) smallModes(in, x);
        else wholeMode(in, x);
        int chroma = chromaMode(in);
        boolean any = false;
        if (skip) coefficients.skip(x, small);
        else any = coefficients.read(coded, header.quantizers[segment], x, small);
        filtered[y * planes.across + x] = (byte) (segment | (small ? 4 : 0) | (small || any ? 8 : 0));
        paintLuma(x, y, small);
        paintChroma(planes.blue, x, y, chroma, 16);
        paintChroma(planes.red, x, y, chroma, 20);
    }

    private void smallModes(BoolReader in, int x) throws BrokenPicture {
        for (int i = 0; i < 16; i++) {
            int above = 4 * x + (i & 3);
            int left = i >> 2;
            byte mode = smallMode(in, Probabilities.MODE_BRANCHES * (10 * modesAbove[above] + modesLeft[left]));
            modesAbove[above] = mode;
            modesLeft[left] = mode;
            modes[i] = mode;
        }
    }

    private byte smallMode(BoolReader in, int from) throws BrokenPicture {
        byte[] chance = constants.modes();
        if (!in.bit(chance[from] & 0xff)) return 0;
        if (!in.bit(chance[from + 1] & 0xff)) return 1;
        if (!in.bit(chance[from + 2] & 0xff)) return 2;
        if (!in.bit(chance[from + 3] & 0xff)) {
            if (!in.bit(chance[from + 4] & 0xff)) return 3;
            return (byte) (in.bit(chance[from + 5] & 0xff) ? 5 : 4);
        }
        if (!in.bit(chance[from + 6] & 0xff)) return 6;
        if (!in.bit(chance[from + 7] & 0xff)) return 7;
        return (byte) (in.bit(chance[from + 8] & 0xff) ? 9 : 8);
    }

    private void wholeMode(BoolReader in, int x) throws BrokenPicture {
        int mode = in.bit(156)
                ? in.bit(128) ? Prediction.GRADIENT : Prediction.FROM_LEFT
                : in.bit(163) ? Prediction.FROM_ABOVE : Prediction.MEAN;
        Arrays.fill(modesAbove, 4 * x, 4 * x + 4, (byte) mode);
        Arrays.fill(modesLeft, (byte) mode);
        modes[0] = (byte) mode;
    }

    private static int chromaMode(BoolReader in) throws BrokenPicture {
        if (!in.bit(142)) return Prediction.MEAN;
        if (!in.bit(114)) return Prediction.FROM_ABOVE;
        return in.bit(183) ? Prediction.GRADIENT : Prediction.FROM_LEFT;
    }

    private void paintLuma(int x, int y, boolean small) {
        if (!small) prediction.whole(planes.luma, planes.stride, x, y, 16, modes[0]);
        for (int i = 0; i < 16; i++) {
            if (small) prediction.small(planes, x, y, i, modes[i]);
            int at = (16 * y + 4 * (i >> 2)) * planes.stride + 16 * x + 4 * (i & 3);
            coefficients.add(i, planes.luma, at, planes.stride);
        }
    }

    private void paintChroma(byte[] plane, int x, int y, int mode, int firstBlock) {
        prediction.whole(plane, planes.chromaStride, x, y, 8, mode);
        for (int i = 0; i < 4; i++) {
            int at = (8 * y + 4 * (i >> 1)) * planes.chromaStride + 8 * x + 4 * (i & 1);
            coefficients.add(firstBlock + i, plane, at, planes.chromaStride);
        }
    }

    /** Smooths the whole picture at last: blocks are predicted from what is not smoothed. */
    private void filter() {
        for (int y = 0; y < planes.down; y++) {
            for (int x = 0; x < planes.across; x++) {
                byte block = filtered[y * planes.across + x];
                LoopFilter.Strength strength = header.strengths[block & 3][block >> 2 & 1];
                LoopFilter.block(planes, x, y, strength, (block & 8) != 0, header.simpleFilter);
            }
        }
    }
}
