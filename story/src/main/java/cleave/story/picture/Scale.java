package cleave.story.picture;

/** How large a picture may be when it is stored, known before its pixels are. */
public record Scale(Size box, long mostPixels) {

    /** The size to which pixels are shrunk, as they are stored in the file. */
    public Size of(Size source, Orientation orientation) {
        Size fit = orientation.upright(source).within(box);
        return orientation.turns() ? fit.turned() : fit;
    }
}
