package cleave.story.picture;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** How much pictures may take of the process. */
public record PictureSettings(
        @Setting(
                key = "story.decode.memory",
                byDefault = "64",
                min = "16",
                max = "4096",
                meaning = "Memory for decoding pictures, in MiB; a larger one is decoded alone, the others wait.")
        int memory,

        @Setting(
                key = "story.decode.deadline",
                byDefault = "20s",
                min = "1s",
                max = "25s",
                meaning = "Longest wait for a picture to be decoded; beyond it the answer is 503.")
        Duration deadline) {}
