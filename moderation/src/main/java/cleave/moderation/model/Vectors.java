package cleave.moderation.model;

import java.nio.ByteBuffer;

/** A vector for each of some numbers. */
public interface Vectors {
    int count();

    /** The vector of a number; not to be changed. */
    float[] get(int number);

    /** Vectors as they are; who made them may change them. */
    static Vectors of(float[][] vectors) {
        return new Vectors() {
            @Override
            public int count() {
                return vectors.length;
            }

            @Override
            public float[] get(int number) {
                return vectors[number];
            }
        };
    }

    /** Vectors whose values are kept in bytes, which takes a quarter of the memory and no time at the start. */
    final class Rounded implements Vectors {
        private final float[] units;
        private final byte[] values;
        private final int length;

        private Rounded(int count, int length) {
            units = new float[count];
            values = new byte[count * length];
            this.length = length;
        }

        static Rounded read(ByteBuffer in, int count, int length) {
            Rounded vectors = new Rounded(count, length);
            for (int number = 0; number < count; number++) {
                vectors.units[number] = in.getFloat();
                in.get(vectors.values, number * length, length);
            }
            return vectors;
        }

        @Override
        public int count() {
            return units.length;
        }

        @Override
        public float[] get(int number) {
            float[] vector = new float[length];
            float unit = units[number];
            for (int at = 0; at < length; at++) vector[at] = values[number * length + at] * unit;
            return vector;
        }
    }
}
