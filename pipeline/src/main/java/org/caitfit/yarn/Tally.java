package org.caitfit.yarn;

import org.caitfit.search.Progress;

/** How far a share is, for the task that watches it from another thread. */
final class Tally implements Progress {
    private final long pieces;
    private long done;
    private long failed;
    private boolean begun;
    private boolean news = true;
    private boolean ended;

    /** @param pieces of progress of the whole share, as the client counted them */
    Tally(long pieces) {
        this.pieces = pieces;
    }

    /** Says what is left: earlier attempts at this share may have done some. @param open pieces that are left */
    synchronized void begin(long open) {
        begun = true;
        done = pieces - open;
        news = true;
        notifyAll();
    }

    /** If nobody has said what is left, this phase is all of it. */
    @Override
    public synchronized void phase(String name, long total) {
        if (!begun) {
            begin(total);
        }
    }

    @Override
    public synchronized void done(double reducedChiSquare) {
        done++;
        failed += Double.isNaN(reducedChiSquare) ? 1 : 0;
        news = true;
        notifyAll();
    }

    /** Nothing more will come, whatever the reason. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for news. @return false if there is none and none will come */
    synchronized boolean await() throws InterruptedException {
        while (!news && !ended) {
            wait();
        }
        boolean any = news;
        news = false;
        return any;
    }

    /** Pieces that are done, by whatever attempt. */
    synchronized long done() {
        return Math.max(0, done);
    }

    synchronized long failed() {
        return failed;
    }

    /** From 0 to 1. */
    synchronized float fraction() {
        return pieces == 0 ? 1 : Math.max(0, Math.min(1, (float) done / pieces));
    }
}
