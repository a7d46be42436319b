package cleave.moderation.model;

import cleave.moderation.model.Features.Row;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A weight for each feature, in a byte. Never changes. */
public final class Linear {
    private final byte[] weights;
    private final float unit;

    private Linear(byte[] weights, float unit) {
        this.weights = weights;
        this.unit = unit;
    }

    /** Rounds weights to bytes. */
    public static Linear rounded(double[] exact) {
        double most = 0;
        for (double weight : exact) most = Math.max(most, Math.abs(weight));
        float unit = (float) (most / Byte.MAX_VALUE);
        byte[] weights = new byte[exact.length];
        for (int at = 0; at < exact.length; at++) weights[at] = (byte) Math.round(exact[at] / unit);
        return new Linear(weights, unit);
    }

    double weight(int feature) {
        return weights[feature] * unit;
    }

    double answer(Row row) {
        float sum = 0;
        int[] ids = row.ids();
        for (int at = 0; at < ids.length; at++) sum += weights[ids[at]] * row.values()[at];
        return sum * unit;
    }

    /** Most weights are 0: of eight each, a byte says which are not, and those follow. */
    void write(DataOutput out) throws IOException {
        out.writeFloat(unit);
        for (int from = 0; from < weights.length; from += Byte.SIZE) {
            int filled = 0;
            for (int bit = 0; bit < Byte.SIZE; bit++) filled |= weights[from + bit] == 0 ? 0 : 1 << bit;
            out.writeByte(filled);
            for (int bit = 0; bit < Byte.SIZE; bit++) if (weights[from + bit] != 0) out.writeByte(weights[from + bit]);
        }
    }

    static Linear read(ByteBuffer in) {
        float unit = in.getFloat();
        byte[] weights = new byte[Features.SIZE];
        for (int from = 0; from < weights.length; from += Byte.SIZE) {
            int filled = in.get();
            for (int bit = 0; bit < Byte.SIZE; bit++) if ((filled & 1 << bit) != 0) weights[from + bit] = in.get();
        }
        return new Linear(weights, unit);
    }
}
