package cleave.bench;

import cleave.cluster.MissingTool;
import cleave.cluster.Nginx;
import cleave.cluster.PostgresBinaries;
import java.util.ArrayList;
import java.util.List;

/** What can be measured, each by itself. */
enum Benchmark {
    START {
        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new StartBench(plan, workplace).run();
        }
    },
    READ {
        @Override
        void requireTools() {
            Wrk.TOOL.path();
            Wrk.TASKSET.path();
            Nginx.TOOL.path();
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            List<Row> rows = new ArrayList<>(new ReadBench(plan, workplace).run());
            rows.addAll(new ListBench(plan, workplace).run());
            return rows;
        }
    },
    WRITE {
        @Override
        void requireTools() {
            Wrk.TOOL.path();
            Pgbench.program(PostgresBinaries.find());
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new WriteBench(plan, workplace).run();
        }
    },
    MIXED {
        @Override
        void requireTools() {
            Wrk.TOOL.path();
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new MixedBench(plan, workplace).run();
        }
    },
    MEDIA {
        @Override
        void requireTools() {
            Wrk.TOOL.path();
            Wrk.TASKSET.path();
            Nginx.TOOL.path();
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new MediaBench(plan, workplace).run();
        }
    },
    NOTIFY {
        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new NotifyBench(plan, workplace).run();
        }
    },
    UPLOAD {
        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new UploadBench(plan, workplace).run();
        }
    },
    CLEAN {
        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new CleanBench(plan, workplace).run();
        }
    },
    MODERATION {
        @Override
        void requireTools() {
            Wrk.TASKSET.path();
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new ModerationBench(plan, workplace).run();
        }
    },
    SERVICES {
        @Override
        void requireTools() {
            Wrk.TOOL.path();
            Wrk.TASKSET.path();
            Nginx.TOOL.path();
        }

        @Override
        List<Row> run(Plan plan, Workplace workplace) {
            return new ServicesBench(plan, workplace).run();
        }
    };

    /**
     * Finds what it runs beside Cleave, so that nobody waits minutes to hear that something is not installed.
     *
     * @throws MissingTool naming the first that is missing
     */
    void requireTools() {
        // Cleave alone, unless one says otherwise.
    }

    abstract List<Row> run(Plan plan, Workplace workplace);
}
