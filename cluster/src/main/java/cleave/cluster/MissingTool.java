package cleave.cluster;

/** A program is not installed; the message names the package that brings it. */
public final class MissingTool extends ServerFailure {
    private static final long serialVersionUID = 1L;

    MissingTool(Tool tool) {
        super("%s is not installed. Install it with: apt-get install %s".formatted(tool.name(), tool.debianPackage()));
    }
}
