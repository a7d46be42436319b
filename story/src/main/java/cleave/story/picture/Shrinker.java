package cleave.story.picture;

import java.util.Arrays;

/**
 * Makes a smaller picture out of rows as they are decoded, so that the large one is never in memory: each pixel of the
 * target is the mean of all that it covers, weighed by how much of them it covers. Of one thread.
 */
public final class Shrinker {
    private final Size source;
    private final Size target;
    private final Samples samples;
    private final int channels;
    private final int line;
    private final double scaleX;
    private final double scaleY;
    /** Rows of the target being summed up: all of them, or the two that rows in their order can be in. */
    private final float[][] sums;

    private final float[] squeezed;
    private final byte[] result;
    private int finished;

    /**
     * Rows come from top to bottom, each once.
     *
     * @param target no larger than the source
     */
    public Shrinker(Size source, Size target, Samples samples) {
        this(source, target, samples, new byte[target.height() * target.width() * samples.channels()]);
    }

    /** The same, into an array that is at least as long as the result. */
    Shrinker(Size source, Size target, Samples samples, byte[] result) {
        this.source = source;
        this.target = target;
        this.samples = samples;
        this.channels = samples.channels();
        this.line = target.width() * channels;
        this.scaleX = (double) target.width() / source.width();
        this.scaleY = (double) target.height() / source.height();
        this.sums = new float[2][line];
        this.squeezed = new float[line];
        this.result = result;
    }

    /** A whole row. */
    public void row(int y, byte[] row) {
        if (scaleX == 1 && scaleY == 1) {
            System.arraycopy(row, 0, result, y * line, line);
            return;
        }
        Arrays.fill(squeezed, 0);
        if (samples.hasAlpha()) squeezeAlpha(row);
        else if (scaleX == 1) for (int i = 0; i < line; i++) squeezed[i] = row[i] & 0xff;
        else squeeze(row);
        spread(y);
    }

    /** The target's samples, row after row, each pixel as the source had them. */
    public byte[] finish() {
        if (scaleX == 1 && scaleY == 1) return result;
        while (finished < target.height()) finishRow();
        return result;
    }

    /** Opaque pixels: all that lie wholly within a pixel of the target are summed up before they are weighed. */
    private void squeeze(byte[] row) {
        double width = 1 / scaleX;
        for (int x = 0; x < target.width(); x++) {
            double from = x * width;
            double to = Math.min(source.width(), (x + 1) * width);
            int first = (int) Math.ceil(from);
            int last = (int) to;
            float before = (float) (first - from);
            float after = (float) (to - last);
            for (int c = 0; c < channels; c++) {
                int sum = 0;
                for (int i = first * channels + c; i < last * channels; i += channels) sum += row[i] & 0xff;
                float all = sum;
                if (before > 0) all += before * (row[(first - 1) * channels + c] & 0xff);
                if (after > 0 && last < source.width()) all += after * (row[last * channels + c] & 0xff);
                squeezed[x * channels + c] = (float) (all * scaleX);
            }
        }
    }

    private void squeezeAlpha(byte[] row) {
        for (int x = 0; x < source.width(); x++) add(x, row, x * channels);
    }

    /** Adds one pixel; colour counts as much as it is opaque. */
    private void add(int x, byte[] row, int at) {
        double left = x * scaleX;
        double right = Math.min(target.width(), (x + 1) * scaleX);
        int to = (int) left;
        double border = Math.min(right, to + 1);
        add(to, (float) (border - left), row, at);
        if (right > border && to + 1 < target.width()) add(to + 1, (float) (right - border), row, at);
    }

    private void add(int x, float weight, byte[] row, int at) {
        float alpha = weight;
        int colours = channels;
        if (samples.hasAlpha()) {
            colours--;
            float opacity = (row[at + colours] & 0xff) * weight;
            squeezed[x * channels + colours] += opacity;
            alpha = opacity / 255;
        }
        for (int c = 0; c < colours; c++) squeezed[x * channels + c] += alpha * (row[at + c] & 0xff);
    }

    /** Adds the squeezed row to the one or two rows of the target that cover it. */
    private void spread(int y) {
        double top = y * scaleY;
        double bottom = Math.min(target.height(), (y + 1) * scaleY);
        int to = (int) top;
        while (finished < to) finishRow();
        double border = Math.min(bottom, to + 1);
        spread(to, (float) (border - top));
        if (bottom > border && to + 1 < target.height()) spread(to + 1, (float) (bottom - border));
    }

    private void spread(int to, float weight) {
        float[] sum = sums[to % sums.length];
        for (int i = 0; i < line; i++) sum[i] += weight * squeezed[i];
    }

    private void finishRow() {
        float[] sum = sums[finished % sums.length];
        int at = finished * line;
        int alpha = samples.hasAlpha() ? channels - 1 : channels;
        for (int i = 0; i < line; i++) {
            boolean colour = alpha < channels && i % channels < alpha;
            float opacity = colour ? sum[i - i % channels + alpha] : 255;
            float value = opacity > 0 ? sum[i] * 255 / opacity : 0;
            result[at + i] = (byte) Math.min(255, (int) (value + 0.5f));
        }
        Arrays.fill(sum, 0);
        finished++;
    }
}
