package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import java.util.ArrayList;
import java.util.List;

/** The rows of a lossless picture in ARGB, from top to bottom. Only what later rows refer to is kept. Of one thread. */
final class LosslessRows {
    private final LosslessPixels pixels;
    private final List<Reversal> reversals = new ArrayList<>();
    private final int[] row;
    private int y;

    /** Reads all that stands before the pixels. */
    LosslessRows(BitReader in, int width, int height) throws BrokenPicture {
        int coded = width;
        int seen = 0;
        while (in.flag()) {
            int kind = in.number(2);
            if ((seen & 1 << kind) != 0) throw new BrokenPicture("the same thing done twice");
            seen |= 1 << kind;
            Reversal reversal = switch (kind) {
                case 0, 1 -> squares(in, kind == 0, coded, height);
                case 2 -> new Reversal.Green(coded);
                default -> palette(in, coded);
            };
            // Undone in the reverse order.
            reversals.addFirst(reversal);
            if (reversal instanceof Reversal.Palette palette) coded = LosslessPixels.parts(coded, palette.bits());
        }
        this.pixels = new LosslessPixels(in, coded, height, true);
        this.row = new int[width];
    }

    private static Reversal squares(BitReader in, boolean predicted, int width, int height) throws BrokenPicture {
        int bits = 2 + in.number(3);
        int across = LosslessPixels.parts(width, bits);
        int[] squares = LosslessPixels.table(in, across, LosslessPixels.parts(height, bits));
        return predicted
                ? new Predictor(squares, bits, across, width)
                : new Reversal.Cross(squares, bits, across, width);
    }

    private static Reversal.Palette palette(BitReader in, int width) throws BrokenPicture {
        int count = 1 + in.number(8);
        int[] colours = LosslessPixels.table(in, count, 1);
        // Each colour is coded as the difference to the one before it.
        for (int i = 1; i < count; i++) {
            int before = colours[i - 1];
            int alphaGreen = ((colours[i] & 0xff00ff00) + (before & 0xff00ff00)) & 0xff00ff00;
            colours[i] = alphaGreen | (((colours[i] & 0xff00ff) + (before & 0xff00ff)) & 0xff00ff);
        }
        int bits = count > 16 ? 0 : count > 4 ? 1 : count > 2 ? 2 : 3;
        return new Reversal.Palette(colours, bits, width);
    }

    /** The next row; the same array each time. */
    int[] next() throws BrokenPicture {
        pixels.next(row);
        for (Reversal reversal : reversals) reversal.undo(y, row);
        y++;
        return row;
    }
}
