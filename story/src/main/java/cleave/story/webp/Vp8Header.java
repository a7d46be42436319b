package cleave.story.webp;

import cleave.story.picture.BrokenPicture;
import cleave.story.picture.Bytes;
import cleave.story.picture.Size;

/** What stands before a key frame's blocks (RFC 6386, section 9). Read once, then left alone. */
final class Vp8Header {
    private static final int SEGMENTS = 4;

    final Size size;
    final BoolReader modes;
    final BoolReader[] coefficients;
    final byte[] probabilities;
    final int[] segmentTree = {255, 255, 255};
    final Quantizer[] quantizers = new Quantizer[SEGMENTS];
    /** By segment, for blocks of one mode and for those of sixteen. */
    final LoopFilter.Strength[][] strengths = new LoopFilter.Strength[SEGMENTS][2];

    boolean segmentsInBlocks;
    boolean simpleFilter;
    /** Probability that a block has coefficients, or -1 where no block says so. */
    int skipProbability = -1;

    private boolean segmented;
    private boolean absolute;
    private final int[] segmentQuantizer = new int[SEGMENTS];
    private final int[] segmentLevel = new int[SEGMENTS];

    Vp8Header(Bytes in, Probabilities defaults) throws BrokenPicture {
        int tag = in.u24Little();
        if ((tag & 1) != 0) throw new BrokenPicture("no key frame");
        if ((tag >> 1 & 7) > 3 || (tag >> 4 & 1) == 0) throw new BrokenPicture("an unknown kind of frame");
        if (in.u24Little() != 0x2a019d) throw new BrokenPicture("no start of a frame");
        int width = in.u16Little() & 0x3fff;
        int height = in.u16Little() & 0x3fff;
        if (width == 0 || height == 0) throw new BrokenPicture("no pixels");
        this.size = new Size(width, height);
        this.modes = new BoolReader(in.part(tag >> 5));
        // Colour space and clamping: there is one kind of each.
        modes.number(2);
        segments();
        filter();
        this.coefficients = partitions(in, 1 << modes.number(2));
        quantizers();
        modes.flag();
        this.probabilities = probabilities(defaults);
        if (modes.flag()) skipProbability = modes.number(8);
    }

    private void segments() throws BrokenPicture {
        segmented = modes.flag();
        if (!segmented) return;
        segmentsInBlocks = modes.flag();
        if (modes.flag()) {
            absolute = modes.flag();
            for (int i = 0; i < SEGMENTS; i++) segmentQuantizer[i] = modes.optional(7);
            for (int i = 0; i < SEGMENTS; i++) segmentLevel[i] = modes.optional(6);
        }
        if (!segmentsInBlocks) return;
        for (int i = 0; i < segmentTree.length; i++) segmentTree[i] = modes.flag() ? modes.number(8) : 255;
    }

    private void filter() throws BrokenPicture {
        simpleFilter = modes.flag();
        int level = modes.number(6);
        int sharpness = modes.number(3);
        int ofReference = 0;
        int ofSmallBlocks = 0;
        boolean adjusted = modes.flag();
        if (adjusted && modes.flag()) {
            for (int i = 0; i < 4; i++) {
                int change = modes.optional(6);
                if (i == 0) ofReference = change;
            }
            for (int i = 0; i < 4; i++) {
                int change = modes.optional(6);
                if (i == 0) ofSmallBlocks = change;
            }
        }
        for (int i = 0; i < SEGMENTS; i++) {
            int own = !segmented ? level : segmentLevel[i] + (absolute ? 0 : level);
            // Without a level for the frame nothing is filtered, whatever its segments say.
            strengths[i][0] = LoopFilter.Strength.of(level == 0 ? 0 : own + ofReference, sharpness);
            strengths[i][1] = LoopFilter.Strength.of(level == 0 ? 0 : own + ofReference + ofSmallBlocks, sharpness);
        }
    }

    private static BoolReader[] partitions(Bytes in, int count) throws BrokenPicture {
        Bytes sizes = in.part(3 * (count - 1));
        BoolReader[] parts = new BoolReader[count];
        for (int i = 0; i < count - 1; i++) parts[i] = new BoolReader(in.part(sizes.u24Little()));
        parts[count - 1] = new BoolReader(in.part(in.left()));
        return parts;
    }

    private void quantizers() throws BrokenPicture {
        int base = modes.number(7);
        int[] changes = new int[5];
        for (int i = 0; i < changes.length; i++) changes[i] = modes.optional(4);
        for (int i = 0; i < SEGMENTS; i++) {
            int own = !segmented ? base : segmentQuantizer[i] + (absolute ? 0 : base);
            quantizers[i] = Quantizer.of(own, changes);
        }
    }

    private byte[] probabilities(Probabilities defaults) throws BrokenPicture {
        byte[] all = defaults.coefficients().clone();
        for (int i = 0; i < all.length; i++) {
            if (modes.bit(defaults.changes()[i] & 0xff)) all[i] = (byte) modes.number(8);
        }
        return all;
    }
}
