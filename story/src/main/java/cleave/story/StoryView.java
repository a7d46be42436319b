package cleave.story;

import cleave.platform.auth.Principal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A story as everyone gets to see it. */
record StoryView(UUID id, Principal author, ImageView image, Instant createdAt) {

    /** The picture and, for the strip, a smaller one; URLs for as long as they are valid. */
    record ImageView(String url, int width, int height, PreviewView preview) {}

    record PreviewView(String url, int width, int height) {}

    /**
     * The story to be shown now.
     *
     * @param url gives an object's URL by its key
     */
    static StoryView of(Story story, UnaryOperator<String> url) {
        Story.Image picture = story.picture();
        Story.Image preview = story.preview();
        PreviewView small = new PreviewView(
                url.apply(preview.key()), preview.size().width(), preview.size().height());
        ImageView large = new ImageView(
                url.apply(picture.key()), picture.size().width(), picture.size().height(), small);
        return new StoryView(story.id(), story.author(), large, story.createdAt());
    }
}
