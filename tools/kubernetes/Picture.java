import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/** Writes a picture of twelve megapixels, as a camera makes them, to the file that is named. */
final class Picture {
    public static void main(String[] args) throws Exception {
        BufferedImage picture = new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 4000, 3000, Color.BLUE));
        graphics.fillRect(0, 0, 4000, 3000);
        ImageIO.write(picture, "jpeg", new File(args[0]));
    }
}
