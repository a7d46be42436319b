package cleave.story.picture;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A program of its own, in a heap as small as a test gives it: uploads what is meant to fill the memory. Ends with 0
 * where each was refused or prepared as it should.
 */
final class HostileUploads {
    private HostileUploads() {}

    public static void main(String[] args) throws Exception {
        try (Pictures pictures =
                new Pictures(new PictureSettings(64, Duration.ofSeconds(60)), new SimpleMeterRegistry())) {
            switch (args[0]) {
                case "hostile" -> hostile(pictures);
                case "large" -> large(pictures);
                default -> burst(pictures);
            }
        }
    }

    /** A thousand that must be refused, four at once. */
    private static void hostile(Pictures pictures) throws Exception {
        byte[] gif = Samplers.write(Samplers.quarters(8, 8, BufferedImage.TYPE_BYTE_GRAY), "gif");
        byte[] png = Samplers.write(Samplers.quarters(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png");
        byte[] bomb = Crafted.deflated(new byte[16 << 20]);
        List<byte[]> bad = List.of(
                Crafted.png(50_000, 50_000, 8, 6, new byte[100]),
                Crafted.png(6_300, 6_300, 16, 6, new byte[100]),
                Crafted.jpegClaiming(50_000, 50_000),
                Crafted.jpegClaiming(6_300, 6_300),
                Crafted.webp(16_000, 16_000),
                Crafted.onCanvas(100, 100, Crafted.webp(16_000, 16_000)),
                Crafted.gifClaiming(50_000, 50_000),
                Crafted.join(Crafted.latin1("GIF89a"), new byte[] {-1, -1, -1, -1, 0, 0, 0}));
        List<byte[]> good = List.of(
                Crafted.gif(gif, 10_000),
                Crafted.withChunks(png, Crafted.chunk("zTXt", Crafted.join(Crafted.latin1("x\0\0"), bomb))),
                Crafted.withChunks(png, Crafted.chunk("iCCP", Crafted.join(Crafted.latin1("x\0\0"), bomb))));
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            byte[] file = i % 10 < 7 ? bad.get(i % bad.size()) : good.get(i % good.size());
            boolean refused = i % 10 < 7;
            calls.add(() -> {
                if (refused == prepares(pictures, file)) throw new AssertionError("not as it should be");
                return null;
            });
        }
        run(4, calls);
    }

    /** The largest of each kind, one after another. */
    private static void large(Pictures pictures) throws Exception {
        int side = 6_320;
        List<byte[]> files = new ArrayList<>();
        files.add(Crafted.webp(side, side));
        files.add(Crafted.png(side, side, 8, 0, new byte[side * (1 + side)]));
        files.add(Samplers.write(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), "gif"));
        files.add(Samplers.write(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), "jpeg"));
        files.add(Samplers.write(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY), "jpeg", true));
        for (byte[] file : files) {
            if (!prepares(pictures, file)) throw new AssertionError("refused: " + files.indexOf(file));
        }
    }

    /** Many at once, each of 12 megapixels: they wait for each other. */
    private static void burst(Pictures pictures) throws Exception {
        byte[] file = Samplers.write(new BufferedImage(4_000, 3_000, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            calls.add(() -> {
                if (!prepares(pictures, file.clone())) throw new AssertionError("refused");
                return null;
            });
        }
        run(32, calls);
    }

    private static void run(int threads, List<Callable<Void>> calls) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (var future : pool.invokeAll(calls)) future.get();
        }
    }

    private static boolean prepares(Pictures pictures, byte[] file) {
        try {
            pictures.prepare(Content.of(file));
            return true;
        } catch (Failure e) {
            if (e.kind() != Failure.Kind.INVALID) throw e;
            return false;
        }
    }
}
