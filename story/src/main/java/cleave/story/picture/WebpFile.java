package cleave.story.picture;

import org.jspecify.annotations.Nullable;

/** What a WebP file says beside its picture: its colours, and which way is up. */
@SuppressWarnings("ArrayRecordComponent") // shared, not compared
record WebpFile(byte @Nullable [] profile, Orientation orientation) {
    static WebpFile read(byte[] bytes) throws BrokenPicture {
        Bytes in = new Bytes(bytes);
        in.skip(4);
        // Throws where the file was cut off; what follows its end is passed over.
        Bytes chunks = in.part(in.lengthLittle());
        chunks.skip(4);
        byte[] profile = null;
        Orientation orientation = Orientation.UPRIGHT;
        while (chunks.left() > 0) {
            String type = chunks.latin1(4);
            int length = chunks.lengthLittle();
            Bytes content = chunks.part(length);
            if ((length & 1) == 1 && chunks.left() > 0) chunks.skip(1);
            if (type.equals("ICCP")) profile = content.rest();
            else if (type.equals("EXIF")) orientation = exif(content);
        }
        return new WebpFile(profile, orientation);
    }

    private static Orientation exif(Bytes content) throws BrokenPicture {
        Bytes name = new Bytes(content.array(), content.at(), Math.min(6, content.left()));
        if (name.left() == 6 && name.latin1(6).equals("Exif\0\0")) content.skip(6);
        return Exif.orientation(content.array(), content.at(), content.left());
    }
}
