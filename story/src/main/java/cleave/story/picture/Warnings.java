package cleave.story.picture;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Remembers that data were damaged: readers go on and only warn. Of one thread. */
final class Warnings implements IIOReadWarningListener {
    private @Nullable String damage;

    @Override
    public void warningOccurred(ImageReader reader, String warning) {
        // Some cameras leave a few bytes too many before a marker, and nothing is lost by them.
        if (!warning.contains("extraneous bytes before marker")) damage = warning;
    }

    void check() throws BrokenPicture {
        if (damage != null) throw new BrokenPicture(damage);
    }
}
