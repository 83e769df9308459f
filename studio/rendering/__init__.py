"""From a job to frames and videos."""
