package cleave.story.webp;

/** Undoes, row by row, one of the things that make a lossless picture smaller to code. */
sealed interface Reversal permits Reversal.Green, Reversal.Cross, Reversal.Palette, Predictor {
    /**
     * Undoes it in a row.
     *
     * @param row as many pixels as were coded; afterwards as many as there are
     */
    void undo(int y, int[] row);

    /** Green was taken from red and blue. */
    record Green(int width) implements Reversal {
        @Override
        public void undo(int y, int[] row) {
            for (int x = 0; x < width; x++) {
                int green = row[x] >> 8 & 0xff;
                int others = (row[x] & 0xff00ff) + ((green << 16) | green);
                row[x] = (row[x] & 0xff00ff00) | (others & 0xff00ff);
            }
        }
    }

    /** Red and blue were guessed from green and red, by squares. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Cross(int[] squares, int bits, int across, int width) implements Reversal {
        @Override
        public void undo(int y, int[] row) {
            int squaresOfRow = (y >> bits) * across;
            for (int x = 0; x < width; x++) {
                int square = squares[squaresOfRow + (x >> bits)];
                byte green = (byte) (row[x] >> 8);
                int red = (row[x] >> 16) + guess((byte) square, green);
                int blue = row[x] + guess((byte) (square >> 8), green) + guess((byte) (square >> 16), (byte) red);
                row[x] = (row[x] & 0xff00ff00) | ((red & 0xff) << 16) | (blue & 0xff);
            }
        }

        private static int guess(byte factor, byte colour) {
            return (factor * colour) >> 5;
        }
    }

    /** Pixels are numbers of colours, several of them packed into one where there are few colours. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Palette(int[] colours, int bits, int width) implements Reversal {
        @Override
        public void undo(int y, int[] row) {
            int perPixel = 8 >> bits;
            // Backwards, so that what is packed is read before it is overwritten.
            for (int x = width - 1; x >= 0; x--) {
                int packed = row[x >> bits] >> 8 & 0xff;
                int number = (packed >> (perPixel * (x & ((1 << bits) - 1)))) & ((1 << perPixel) - 1);
                row[x] = number < colours.length ? colours[number] : 0;
            }
        }
    }
}
