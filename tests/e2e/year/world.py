"""A world for a story: the real server, a clock that the story sets, and people who call the API through gRPC.

Messages are plain values here: dates and times are ISO texts, enum values their names without the prefix, so that a
story reads `due_date="2026-12-31", priority="ESSENTIAL"`. What a call answers is written into the transcript, by which
two lives of one story are compared.
"""

import hashlib
import importlib
import pathlib
import re
import subprocess
import time
import uuid

import grpc
from google.protobuf import descriptor
from google.rpc import error_details_pb2, status_pb2

import house

CLOSE = 5e-5  # expectations are worked out to four digits


def _services():
    """Every method of the contract by its name."""
    methods = {}
    for path in sorted((house.BUILD / "python/milepost").glob("*/v1/*_service_pb2.py")):
        module = importlib.import_module(f"milepost.{path.parts[-3]}.v1.{path.stem}")
        for service in module.DESCRIPTOR.services_by_name.values():
            for method in service.methods:
                assert method.name not in methods, f"two methods are called {method.name}"
                methods[method.name] = method
    return methods


def _prefix(enum):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", enum.name).upper() + "_"


def _scalar(field, value):
    if field.enum_type:
        return field.enum_type.values_by_name[_prefix(field.enum_type) + value].number
    return value


def fill(message, values):
    """Sets a message's fields from plain values; a name that is no field is an error of the story."""
    kind = message.DESCRIPTOR.full_name
    if kind == "google.type.Date":
        message.year, message.month, message.day = map(int, values.split("-"))
    elif kind == "google.protobuf.FieldMask":
        message.paths.extend(re.sub("[A-Z]", lambda capital: "_" + capital[0].lower(), values).split(","))
    elif kind in ("google.protobuf.Timestamp", "google.protobuf.Duration"):
        message.FromJsonString(values)
    elif kind == "google.type.Money":
        currency, amount = values.split()
        message.currency_code, message.units = currency, int(amount)
    else:
        for name, value in values.items():
            field = message.DESCRIPTOR.fields_by_name.get(name)
            assert field is not None, f"{kind} has no field {name}"
            if field.label == descriptor.FieldDescriptor.LABEL_REPEATED:
                for item in value:
                    if field.message_type:
                        fill(getattr(message, name).add(), item)
                    else:
                        getattr(message, name).append(_scalar(field, item))
            elif field.message_type:
                getattr(message, name).SetInParent()
                fill(getattr(message, name), value)
            else:
                setattr(message, name, _scalar(field, value))
    return message


def plain(message):
    """A message as plain values; unset fields are left out."""
    kind = message.DESCRIPTOR.full_name
    if kind == "google.type.Date":
        return f"{message.year:04}-{message.month:02}-{message.day:02}"
    if kind in ("google.protobuf.Timestamp", "google.protobuf.Duration"):
        return message.ToJsonString()
    if kind == "google.type.Money":
        return f"{message.currency_code} {message.units}"
    values = {}
    for field, value in message.ListFields():
        def one(item):
            if field.message_type:
                return plain(item)
            return field.enum_type.values_by_number[item].name.removeprefix(_prefix(field.enum_type)) \
                if field.enum_type else item
        if field.message_type and field.message_type.GetOptions().map_entry:
            values[field.name] = dict(value)
        elif field.label == descriptor.FieldDescriptor.LABEL_REPEATED:
            values[field.name] = [one(item) for item in value]
        else:
            values[field.name] = one(value)
    return values


def at(value, path):
    """The part of plain values that `status.progress` or `goals.0.title` names; None if it is not there."""
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def see(value, **expected):
    """Checks parts of an answer: `see(goal, state="ACTIVE", status__progress=0.5)`; None means not there."""
    for name, want in expected.items():
        got = at(value, name.replace("__", "."))
        if isinstance(want, float) and isinstance(got, (int, float)):
            assert abs(got - want) < CLOSE, f"{name}: expected {want}, got {got}"
        else:
            assert got == want, f"{name}: expected {want!r}, got {got!r} in {value}"
    return value


def says(text, *words):
    for word in words:
        assert " ".join(word.split()) in text, f"the document does not say {word!r}:\n{text}"


def silent(text, *words):
    for word in words:
        assert word not in text, f"the document says {word!r}:\n{text}"


class Refused(Exception):
    """What the server answered instead, with its code and its reason."""

    def __init__(self, method, error):
        self.code = error.code().name
        self.message = error.details()
        self.reason, self.fields = None, []
        raw = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin")
        for detail in status_pb2.Status.FromString(raw).details if raw else ():
            if detail.Is(error_details_pb2.ErrorInfo.DESCRIPTOR):
                self.reason = error_details_pb2.ErrorInfo.FromString(detail.value).reason
            if detail.Is(error_details_pb2.BadRequest.DESCRIPTOR):
                self.fields = [violation.field
                               for violation in error_details_pb2.BadRequest.FromString(detail.value).field_violations]
        super().__init__(f"{method}: {self.code} {self.reason or ''} {self.fields or ''}: {self.message}")


class Caller:
    """Somebody who calls: `amara("CloseGoal", name=..., outcome="ACHIEVED")`."""

    def __init__(self, world, principal, roles):
        self.world = world
        self.metadata = [("x-milepost-principal", principal)]
        if roles:
            self.metadata.append(("x-milepost-roles", roles))

    def __call__(self, method, /, **request):
        return self.world.call(self.metadata, method, request)

    def etag(self, method, /, **request):
        """The etag of what a Get method answers."""
        return self(method, **request)["etag"]

    def refused(self, code, reason, method, /, **request):
        """Sees that a call is refused for that reason."""
        try:
            answer = self(method, **request)
        except Refused as refusal:
            assert (refusal.code, refusal.reason) == (code, reason), str(refusal)
            return refusal
        raise AssertionError(f"{method} was not refused: {answer}")

    def events(self, parent, kind=""):
        """The events about a person that this caller sees, oldest first. They stay out of the transcript: what the
        sweep tells falls between the calls as it comes."""
        found, token = [], ""
        while True:
            page = self.world.call(self.metadata, "ListEvents",
                                   dict(parent=parent, page_size=1000, page_token=token,
                                        filter=f'type = "{kind}"' if kind else ""), noted=False)
            found += page.get("events", [])
            token = page.get("next_page_token", "")
            if not token:
                return found

    def watched(self, parent, cursor, count):
        """So many events that a watch from this cursor sends."""
        found = []
        watch = self.world.stream(self.metadata, "WatchEvents", dict(parent=parent, start_cursor=cursor))
        for message in watch:
            found += plain(message).get("events", [])
            if len(found) >= count:
                watch.cancel()
                return found

    def told(self, parent, kind, *resources):
        """Waits for the sweep, then sees that it told this of these objects so far, of each as often as it is named."""
        deadline = time.monotonic() + 15
        while len(found := self.events(parent, kind)) < len(resources) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert sorted(event["resource"] for event in found) == sorted(resources), f"{kind}: {found}"
        return found

    def document(self, parent, kind, **report):
        """The text of a document that this caller makes, its white space evened out."""
        made = self("CreateReport", parent=parent, report=dict(kind=kind, **report))
        data = self.world.download(self.metadata, made["name"])
        assert hashlib.sha256(data).hexdigest() == made["sha256"]
        path = self.world.directory / "document.pdf"
        path.write_bytes(data)
        assert subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0
        text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True)
        assert not text.stderr, text.stderr
        about = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages = int(re.search(r"^Pages:\s+(\d+)$", about, re.MULTILINE)[1])
        assert pages == made["page_count"], f"{pages} pages, not {made['page_count']}"
        assert kind != "BRIEF" or pages == 1, f"a brief of {pages} pages"
        return " ".join(text.stdout.replace("\u00a0", " ").split())


class World:
    """`restarts`: the server is killed and started again before every day of the story."""

    def __init__(self, directory, restarts):
        self.directory = pathlib.Path(directory)
        self.restarts = restarts
        self.clock = self.directory / "clock"
        self.methods = _services()
        self.transcript = []
        self.server = self.channel = None
        self.calls = 0
        self.differing = r"\b[a-z][0-9a-hjkmnp-tv-z]{25}\b"
        self.generated = {}

    def day(self, date, hour="09:00:00"):
        """Sets the domain's clock. Time only goes forward."""
        staged = self.directory / "clock.new"
        staged.write_text(f"{date}T{hour}Z\n")
        staged.rename(self.clock)
        if self.server is None or self.restarts:
            self._start()

    def _start(self):
        if self.server is not None:
            self.channel.close()
            self.server.__exit__()
        self.server = house.Server(self.directory, "--drain-timeout-s=0", "--sweep-interval-s=1",
                                   clock=f"file:{self.clock}").start()
        self.channel = grpc.insecure_channel(self.server.address)

    def _note(self, name, text):
        """Generated ids differ from life to life: the transcript numbers them."""
        def number(match):
            if match[0].isdigit():
                return "some"  # of two sizes nothing says whether they are the same by chance
            return f"generated-{self.generated.setdefault(match[0], len(self.generated) + 1)}"
        self.transcript.append((name, re.sub(self.differing, number, text)))

    def signs_generated_ids(self):
        """From now on, what is signed names generated ids: hashes, and the sizes of documents that show them, differ
        from life to life too."""
        self.differing += r"|\b[0-9a-f]{64}\b|(?<='size_bytes': )\d+"

    def caller(self, person, roles=""):
        return Caller(self, f"profiles/{person}", roles)

    def call(self, metadata, name, values, noted=True):
        method = self.methods[name]
        request = fill(method.input_type._concrete_class(), values)
        if "request_id" in method.input_type.fields_by_name:
            self.calls += 1
            request.request_id = str(uuid.UUID(int=self.calls, version=4))
        call = self.channel.unary_unary(f"/{method.containing_service.full_name}/{name}",
                                        request_serializer=lambda message: message.SerializeToString(),
                                        response_deserializer=method.output_type._concrete_class.FromString)
        try:
            answer = plain(call(request, metadata=metadata, timeout=20, wait_for_ready=True))
        except grpc.RpcError as error:
            refusal = Refused(name, error)
            if noted:
                self._note(name, str(refusal))
            raise refusal from None
        if noted:
            self._note(name, repr(answer))
        return answer

    def stream(self, metadata, name, values):
        """The messages of a server's stream as they come."""
        method = self.methods[name]
        call = self.channel.unary_stream(f"/{method.containing_service.full_name}/{method.name}",
                                         request_serializer=lambda message: message.SerializeToString(),
                                         response_deserializer=method.output_type._concrete_class.FromString)
        return call(fill(method.input_type._concrete_class(), values), metadata=metadata, timeout=20)

    def download(self, metadata, name):
        return b"".join(part.data for part in self.stream(metadata, "DownloadReport", dict(name=name)))

    def close(self):
        if self.channel is not None:
            self.channel.close()
            self.server.__exit__()
