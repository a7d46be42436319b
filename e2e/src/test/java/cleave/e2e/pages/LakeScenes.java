package cleave.e2e.pages;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Painted pictures of a frozen lake at several hours, for stories that look like some. */
final class LakeScenes {
    private static final int WIDTH = 540;
    private static final int HEIGHT = 900;
    private static final int SHORE = 560;

    private LakeScenes() {}

    /** A PNG of the lake. */
    static byte[] at(Color sky, Color light, int sunX, int sunY, int seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paint.setPaint(new GradientPaint(0, 0, sky, 0, SHORE, light));
        paint.fillRect(0, 0, WIDTH, SHORE);
        paint.setPaint(new Color(255, 248, 225));
        paint.fill(new Ellipse2D.Double(sunX - 45, sunY - 45, 90, 90));
        Random random = new Random(seed);
        hills(paint, random, sky.darker(), 90);
        hills(paint, random, sky.darker().darker(), 45);
        paint.setPaint(new GradientPaint(0, SHORE, light.brighter(), 0, HEIGHT, sky.brighter()));
        paint.fillRect(0, SHORE, WIDTH, HEIGHT - SHORE);
        tracks(paint, random);
        paint.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hills(Graphics2D paint, Random random, Color colour, int height) {
        Path2D line = new Path2D.Double();
        line.moveTo(0, SHORE);
        double top = SHORE - height;
        for (int x = 0; x <= WIDTH; x += 18) {
            top = Math.clamp(top + random.nextInt(-14, 15), SHORE - 2.0 * height, SHORE - height / 3.0);
            line.lineTo(x, top);
        }
        line.lineTo(WIDTH, SHORE);
        paint.setPaint(colour);
        paint.fill(line);
    }

    /** What skates leave on the ice. */
    private static void tracks(Graphics2D paint, Random random) {
        paint.setPaint(new Color(255, 255, 255, 120));
        for (int i = 0; i < 14; i++) {
            int y = SHORE + 20 + random.nextInt(HEIGHT - SHORE - 60);
            paint.setStroke(new BasicStroke(1 + (y - SHORE) / 90f));
            paint.drawArc(random.nextInt(WIDTH) - 150, y, 200 + random.nextInt(250), 30 + random.nextInt(40), 20, 140);
        }
    }
}
