#!/usr/bin/env python3
"""Creates a goal, records progress and downloads a report, verifying its SHA-256.

See README.md beside this file. Exit status: 0 done, 1 the server refused or is away, 2 the download is damaged.
"""

import argparse
import hashlib
import pathlib
import random
import sys
import time
import uuid

import grpc
from google.rpc import error_details_pb2, status_pb2
from google.type import date_pb2
from milepost.goals.v1 import goal_pb2, goals_service_pb2, goals_service_pb2_grpc
from milepost.progress.v1 import progress_entry_pb2, progress_service_pb2, progress_service_pb2_grpc
from milepost.reports.v1 import report_pb2, reports_service_pb2, reports_service_pb2_grpc

DEADLINE_S = 10
MAX_TRIES = 6


def credentials(args):
    """The metadata that says on whose behalf calls are made."""
    if args.token_file:
        token = pathlib.Path(args.token_file).read_text().split()[0]
        return [("authorization", f"Bearer {token}")]
    return [("x-milepost-principal", args.principal)]


def backoff(tries):
    """Seconds to wait before another try: exponential, with jitter."""
    return min(2.0, 0.1 * 2**tries) * random.uniform(0.5, 1.0)


def call(method, request, metadata):
    """Makes a unary call; tries again while the server is away. Writes carry a request_id, so that is safe."""
    deadline = time.monotonic() + DEADLINE_S
    for tries in range(MAX_TRIES):
        try:
            return method(request, metadata=metadata, timeout=max(0.001, deadline - time.monotonic()))
        except grpc.RpcError as error:
            away = error.code() == grpc.StatusCode.UNAVAILABLE
            wait = backoff(tries)
            if not away or tries + 1 == MAX_TRIES or time.monotonic() + wait >= deadline:
                raise
            time.sleep(wait)
    raise AssertionError("unreachable")


def explain(error):
    """An error's message, reason and violations, from its google.rpc details."""
    lines = [f"{error.code().name}: {error.details()}"]
    raw = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin")
    if raw:
        for detail in status_pb2.Status.FromString(raw).details:
            if detail.Is(error_details_pb2.ErrorInfo.DESCRIPTOR):
                lines.append(f"  reason: {error_details_pb2.ErrorInfo.FromString(detail.value).reason}")
            if detail.Is(error_details_pb2.BadRequest.DESCRIPTOR):
                for violation in error_details_pb2.BadRequest.FromString(detail.value).field_violations:
                    lines.append(f"  {violation.field}: {violation.description}")
    return "\n".join(lines)


def create_goal(channel, args, metadata):
    """Creates an ACTIVE goal that counts pages read, due in the year of --start."""
    year = args.start_year
    goal = goal_pb2.Goal(
        title="Read 300 pages about mentoring",
        why="To ask better questions.",
        start_date=date_pb2.Date(year=year, month=1, day=1),
        due_date=date_pb2.Date(year=year, month=12, day=31),
        metric=goal_pb2.Metric(unit="pages", start=0, target=300),
    )
    request = goals_service_pb2.CreateGoalRequest(
        parent=args.profile,
        goal=goal,
        initial_state=goal_pb2.Goal.STATE_ACTIVE,
        request_id=str(uuid.uuid4()),
    )
    return call(goals_service_pb2_grpc.GoalsServiceStub(channel).CreateGoal, request, metadata)


def record_progress(channel, goal, value, metadata):
    """Records one measurement of a goal, as of today."""
    request = progress_service_pb2.RecordProgressRequest(
        parent=goal.name,
        entry=progress_entry_pb2.ProgressEntry(value=value, note="Recorded by the Python example"),
        request_id=str(uuid.uuid4()),
    )
    return call(progress_service_pb2_grpc.ProgressServiceStub(channel).RecordProgress, request, metadata)


def download(stub, report, metadata):
    """The bytes of a report; a stream that breaks is continued where it stopped."""
    data = bytearray()
    deadline = time.monotonic() + DEADLINE_S
    for tries in range(MAX_TRIES):
        request = reports_service_pb2.DownloadReportRequest(name=report.name, read_offset=len(data))
        try:
            for part in stub.DownloadReport(request, metadata=metadata, timeout=max(0.001, deadline - time.monotonic())):
                data += part.data
            return bytes(data)
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.UNAVAILABLE or tries + 1 == MAX_TRIES:
                raise
            time.sleep(backoff(tries))
    raise AssertionError("unreachable")


def make_report(channel, args, metadata):
    """Makes the plan document of --profile and returns it with its bytes."""
    stub = reports_service_pb2_grpc.ReportsServiceStub(channel)
    request = reports_service_pb2.CreateReportRequest(
        parent=args.profile,
        report=report_pb2.Report(kind=report_pb2.Report.KIND_PLAN),
        request_id=str(uuid.uuid4()),
    )
    report = call(stub.CreateReport, request, metadata)
    return report, download(stub, report, metadata)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--server", default="localhost:50051")
    parser.add_argument("--principal", default="profiles/amara", help="who calls, in development mode")
    parser.add_argument("--token-file", help="a bearer token instead of --principal")
    parser.add_argument("--profile", default="profiles/amara", help="whose goal and report")
    parser.add_argument("--start-year", type=int, default=2026, help="the year of the goal")
    parser.add_argument("--out", default="plan.pdf")
    args = parser.parse_args()
    metadata = credentials(args)
    try:
        with grpc.insecure_channel(args.server) as channel:
            goal = create_goal(channel, args, metadata)
            print(f"created {goal.name}")
            answer = record_progress(channel, goal, 120, metadata)
            print(f"recorded {answer.entry.name}")
            report, data = make_report(channel, args, metadata)
    except grpc.RpcError as error:
        print(explain(error), file=sys.stderr)
        return 1
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != report.sha256:
        print(f"the report is damaged: SHA-256 {sha256}, expected {report.sha256}", file=sys.stderr)
        return 2
    pathlib.Path(args.out).write_bytes(data)
    print(f"{args.out}: {report.page_count} pages, {len(data)} bytes, SHA-256 {sha256}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
