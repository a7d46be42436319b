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

    /** The picture in sRGB, with alpha where the decoded one has it; the decoded one is used up. */
    byte[] toSrgb(Decoded decoded, Workbench workbench) {
        Samples samples = decoded.samples();
        Size size = decoded.size();
        byte[] plain = plain(decoded.bytes(), samples.length(size), samples);
        ICC_Profile profile = profile(decoded.metadata().profile());
        boolean asItIs = samples == Samples.RGB || samples == Samples.YCC || samples == Samples.RGB_ALPHA;
        if (asItIs && profile == null) return plain;
        byte[] result = workbench.colours((samples.hasAlpha() ? Samples.RGB_ALPHA : Samples.RGB).length(size));
        if (profile != null && convert(profile, plain, samples, size, result)) return result;
        if (asItIs) return plain;
        withoutProfile(plain, samples, samples.length(size), result);
        return result;
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
    private static byte[] plain(byte[] bytes, int length, Samples samples) {
        if (samples == Samples.YCC) toRgb(bytes, length, 3);
        if (samples == Samples.YCCK) toRgb(bytes, length, 4);
        // Luma and chroma stand for the inks turned around, which are stored turned around: that cancels out.
        if (samples == Samples.YCCK) for (int i = 3; i < length; i += 4) bytes[i] = (byte) ~bytes[i];
        if (samples == Samples.CMYK) for (int i = 0; i < length; i++) bytes[i] = (byte) ~bytes[i];
        return bytes;
    }

    private static void toRgb(byte[] bytes, int length, int step) {
        for (int i = 0; i < length; i += step) {
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

    /** Puts the picture by its profile into the result, row by row; false where the profile cannot be used. */
    private boolean convert(ICC_Profile profile, byte[] plain, Samples samples, Size size, byte[] result) {
        int step = samples.channels();
        int colours = samples.hasAlpha() ? step - 1 : step;
        int resultStep = samples.hasAlpha() ? 4 : 3;
        if (profile.getNumComponents() != colours || !isDevice(profile)) return false;
        byte[] from = new byte[size.width() * colours];
        byte[] to = new byte[size.width() * 3];
        try {
            ColorConvertOp conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
            Raster source = row(from, colours);
            WritableRaster target = row(to, 3);
            for (int y = 0; y < size.height(); y++) {
                copy(plain, y * size.width() * step, step, from, 0, colours, size.width());
                conversion.filter(source, target);
                copy(to, 0, 3, result, y * size.width() * resultStep, resultStep, size.width());
            }
        } catch (CMMException | IllegalArgumentException e) {
            return false;
        }
        if (samples.hasAlpha()) {
            for (int i = 0; i < size.pixels(); i++) result[4 * i + 3] = plain[step * i + colours];
        }
        return true;
    }

    /** One row of pixels that have these many bytes each. */
    private static WritableRaster row(byte[] bytes, int channels) {
        int[] offsets = IntStream.range(0, channels).toArray();
        DataBufferByte data = new DataBufferByte(bytes, bytes.length);
        return Raster.createInterleavedRaster(data, bytes.length / channels, 1, bytes.length, channels, offsets, null);
    }

    /** Copies the bytes of pixels that have room in the others: colours without or beside their alpha. */
    private static void copy(byte[] from, int fromAt, int fromStep, byte[] to, int toAt, int toStep, int pixels) {
        int bytes = Math.min(fromStep, toStep);
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < bytes; c++) to[toAt + i * toStep + c] = from[fromAt + i * fromStep + c];
        }
    }

    private static boolean isDevice(ICC_Profile profile) {
        int profileClass = profile.getProfileClass();
        return profileClass == ICC_Profile.CLASS_INPUT
                || profileClass == ICC_Profile.CLASS_DISPLAY
                || profileClass == ICC_Profile.CLASS_OUTPUT
                || profileClass == ICC_Profile.CLASS_COLORSPACECONVERSION;
    }

    private static void withoutProfile(byte[] plain, Samples samples, int length, byte[] result) {
        if (samples.channels() == 4) mix(plain, length, result);
        else spread(plain, length, samples.channels(), result);
    }

    /** Grey is as much of each colour; what comes behind it in a pixel does so in the result. */
    private static void spread(byte[] grey, int length, int step, byte[] result) {
        for (int i = 0, at = 0; i < length; i += step) {
            for (int c = 0; c < 3; c++) result[at++] = grey[i];
            if (step == 2) result[at++] = grey[i + 1];
        }
    }

    /** What four inks of nobody knows which press look like, roughly: each takes its share of light away. */
    private static void mix(byte[] inks, int length, byte[] result) {
        for (int i = 0, at = 0; i < length; i += 4) {
            int light = 255 - (inks[i + 3] & 0xff);
            for (int c = 0; c < 3; c++) result[at++] = (byte) (((255 - (inks[i + c] & 0xff)) * light + 127) / 255);
        }
    }
}
