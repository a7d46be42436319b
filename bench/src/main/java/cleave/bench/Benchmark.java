package cleave.bench;

import cleave.cluster.MissingTool;
import cleave.cluster.Nginx;
import cleave.cluster.PostgresBinaries;
import java.util.List;

/** What can be measured, each by itself. */
enum Benchmark {
    START {
        @Override
        void requireTools() {}

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
            return new ReadBench(plan, workplace).run();
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
    };

    /**
     * Finds what it runs, so that nobody waits minutes to hear that something is not installed.
     *
     * @throws MissingTool naming the first that is missing
     */
    abstract void requireTools();

    abstract List<Row> run(Plan plan, Workplace workplace);
}
