package cleave.moderation.model;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A network as it is kept: the vectors in bytes, a unit for each, the few other weights as they are. */
final class NetworkFile {
    private NetworkFile() {}

    static void write(Network network, DataOutput out) throws IOException {
        out.writeInt(network.words.count());
        out.writeInt(network.groups.count());
        out.writeInt(network.dimensions());
        out.writeInt(network.width());
        writeRounded(network.words, out);
        writeRounded(network.groups, out);
        for (float[] row : network.first) writeExact(row, out);
        writeExact(network.firstBias, out);
        for (float[] row : network.second) writeExact(row, out);
        writeExact(network.secondBias, out);
        writeExact(network.out, out);
    }

    static Network read(ByteBuffer in) {
        int words = in.getInt();
        int groups = in.getInt();
        int dimensions = in.getInt();
        int width = in.getInt();
        Network network = new Network(
                Vectors.Rounded.read(in, words, dimensions),
                Vectors.Rounded.read(in, groups, dimensions),
                dimensions,
                width);
        for (float[] row : network.first) readExact(row, in);
        readExact(network.firstBias, in);
        for (float[] row : network.second) readExact(row, in);
        readExact(network.secondBias, in);
        readExact(network.out, in);
        return network;
    }

    private static void writeRounded(Vectors vectors, DataOutput out) throws IOException {
        for (int number = 0; number < vectors.count(); number++) writeRounded(vectors.get(number), out);
    }

    private static void writeRounded(float[] row, DataOutput out) throws IOException {
        float most = Float.MIN_NORMAL;
        for (float value : row) most = Math.max(most, Math.abs(value));
        float unit = most / Byte.MAX_VALUE;
        out.writeFloat(unit);
        for (float value : row) out.writeByte(Math.round(value / unit));
    }

    private static void writeExact(float[] row, DataOutput out) throws IOException {
        for (float value : row) out.writeFloat(value);
    }

    private static void readExact(float[] row, ByteBuffer in) {
        in.asFloatBuffer().get(row);
        in.position(in.position() + Float.BYTES * row.length);
    }
}
