package cleave.story.picture;

import java.util.ArrayList;
import java.util.List;

/** A JPEG's frame header: what decides how much memory its pixels take. */
record JpegFrame(int marker, Size size, List<Component> components) {

    /** A colour: its name, and how finely it is sampled each way. */
    record Component(int id, int across, int down) {}

    /** True for the markers of frames: all of that row but tables and arithmetic conditioning. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    static JpegFrame read(int marker, Bytes segment) throws BrokenPicture {
        if (marker > 0xc2) throw new BrokenPicture("a kind of JPEG that is not read: lossless or arithmetic");
        if (segment.u8() != 8) throw new BrokenPicture("not 8 bits a sample");
        int height = segment.u16();
        int width = segment.u16();
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        List<Component> components = new ArrayList<>();
        for (int left = segment.u8(); left > 0; left--) {
            int id = segment.u8();
            int factors = segment.u8();
            segment.skip(1);
            components.add(new Component(id, factors >> 4, factors & 15));
        }
        return new JpegFrame(marker, new Size(width, height), List.copyOf(components));
    }

    /** What a progressive picture's coefficients take until the last scan, in bytes. */
    long coefficients() {
        if (marker != 0xc2) return 0;
        int most = 1;
        int all = 0;
        for (Component component : components) {
            most = Math.max(most, component.across * component.down);
            all += component.across * component.down;
        }
        return 2 * size.pixels() * all / most;
    }
}
