package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegPictureTest {
    @Test
    void aPhotographIsOfItsSizeAndTheSameInEachRun() throws Exception {
        byte[] jpeg = JpegPicture.photograph(400, 300);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(300);
        // A third of a byte for each pixel, as in what cameras write.
        assertThat(jpeg.length).isBetween(400 * 300 / 5, 400 * 300 / 2);
        assertThat(JpegPicture.photograph(400, 300)).isEqualTo(jpeg);
    }
}
