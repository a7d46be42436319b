package cleave.story.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns samples of any kind into sRGB, by the picture's ICC profile where it has one that fits. A profile that is
 * broken, or is one for other colours, counts for nothing, as in browsers. Safe for many threads.
 */
final class Colours {
    private final ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    /** The profile of sRGB itself. */
    byte[] profile() {
        return srgb.getData();
    }

    /** The picture in sRGB, with alpha where the decoded one has it. */
    byte[] toSrgb(Decoded decoded) {
        Samples samples = decoded.samples();
        byte[] plain = plain(decoded.bytes(), samples);
        ICC_Profile profile = profile(decoded.profile());
        byte[] converted = profile == null ? null : convert(profile, plain, samples, decoded.size());
        return converted == null ? withoutProfile(plain, samples) : converted;
    }

    private static @Nullable ICC_Profile profile(byte @Nullable [] bytes) {
        if (bytes == null) return null;
        try {
            return ICC_Profile.getInstance(bytes);
        } catch (IllegalArgumentException | CMMException e) {
            return null;
        }
    }

    /** Colours as they are meant by a profile: no luma and chroma any more, and ink that counts upwards. */
    private static byte[] plain(byte[] bytes, Samples samples) {
        if (samples == Samples.YCC) toRgb(bytes, 3);
        if (samples == Samples.YCCK) toRgb(bytes, 4);
        // Luma and chroma stand for the inks turned around, which are stored turned around: that cancels out.
        if (samples == Samples.YCCK) for (int i = 3; i < bytes.length; i += 4) bytes[i] = (byte) ~bytes[i];
        if (samples == Samples.CMYK) for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) ~bytes[i];
        return bytes;
    }

    private static void toRgb(byte[] bytes, int step) {
        for (int i = 0; i < bytes.length; i += step) {
            int luma = bytes[i] & 0xff;
            int blue = (bytes[i + 1] & 0xff) - 128;
            int red = (bytes[i + 2] & 0xff) - 128;
            // BT.601 in 16 bits of fraction.
            bytes[i] = clamped((luma << 16) + 91_881 * red);
            bytes[i + 1] = clamped((luma << 16) - 22_554 * blue - 46_802 * red);
            bytes[i + 2] = clamped((luma << 16) + 116_130 * blue);
        }
    }

    private static byte clamped(int value) {
        int rounded = (value + 32_768) >> 16;
        return (byte) (rounded < 0 ? 0 : Math.min(rounded, 255));
    }

    /** The picture by its profile, or null where that cannot be used. */
    private byte @Nullable [] convert(ICC_Profile profile, byte[] bytes, Samples samples, Size size) {
        int channels = samples.channels();
        boolean alpha = samples.hasAlpha();
        int colours = alpha ? channels - 1 : channels;
        if (profile.getNumComponents() != colours || !isDevice(profile)) return null;
        int step = alpha ? 4 : 3;
        int pixels = (int) size.pixels();
        byte[] result = new byte[pixels * step];
        try {
            Raster source = raster(bytes, size, channels, colours);
            WritableRaster target = raster(result, size, step, 3);
            new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null).filter(source, target);
        } catch (CMMException | IllegalArgumentException e) {
            return null;
        }
        if (alpha) for (int i = 0; i < pixels; i++) result[4 * i + 3] = bytes[channels * i + colours];
        return result;
    }

    /** The first bands of all pixels. */
    private static WritableRaster raster(byte[] bytes, Size size, int step, int bands) {
        int[] offsets = IntStream.range(0, bands).toArray();
        return Raster.createInterleavedRaster(
                new DataBufferByte(bytes, bytes.length),
                size.width(),
                size.height(),
                size.width() * step,
                step,
                offsets,
                null);
    }

    private static boolean isDevice(ICC_Profile profile) {
        int profileClass = profile.getProfileClass();
        return profileClass == ICC_Profile.CLASS_INPUT
                || profileClass == ICC_Profile.CLASS_DISPLAY
                || profileClass == ICC_Profile.CLASS_OUTPUT
                || profileClass == ICC_Profile.CLASS_COLORSPACECONVERSION;
    }

    private static byte[] withoutProfile(byte[] bytes, Samples samples) {
        return switch (samples) {
            case RGB, YCC, RGB_ALPHA -> bytes;
            case GREY -> spread(bytes, 1, 3);
            case GREY_ALPHA -> spread(bytes, 2, 4);
            case CMYK, YCCK -> mixed(bytes);
        };
    }

    private static byte[] spread(byte[] grey, int from, int to) {
        byte[] result = new byte[grey.length / from * to];
        for (int i = 0, at = 0; i < grey.length; i += from, at += to) {
            result[at] = grey[i];
            result[at + 1] = grey[i];
            result[at + 2] = grey[i];
            if (to == 4) result[at + 3] = grey[i + 1];
        }
        return result;
    }

    /** What four inks of nobody knows which press look like, roughly: each takes its share of light away. */
    private static byte[] mixed(byte[] inks) {
        byte[] result = new byte[inks.length / 4 * 3];
        for (int i = 0, at = 0; i < inks.length; i += 4) {
            int light = 255 - (inks[i + 3] & 0xff);
            for (int c = 0; c < 3; c++) result[at++] = (byte) (((255 - (inks[i + c] & 0xff)) * light + 127) / 255);
        }
        return result;
    }
}
