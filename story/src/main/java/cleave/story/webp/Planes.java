package cleave.story.webp;

/** A lossy picture as it is coded: luma for each pixel, chroma for each four, in whole blocks of 16 × 16. */
final class Planes {
    final int across;
    final int down;
    final int stride;
    final int chromaStride;
    final byte[] luma;
    final byte[] blue;
    final byte[] red;

    Planes(int width, int height) {
        this.across = (width + 15) / 16;
        this.down = (height + 15) / 16;
        this.stride = 16 * across;
        this.chromaStride = 8 * across;
        this.luma = new byte[stride * 16 * down];
        this.blue = new byte[chromaStride * 8 * down];
        this.red = new byte[chromaStride * 8 * down];
    }
}
