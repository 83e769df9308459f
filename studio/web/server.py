"""Server of the page: its addresses and their answers, for this computer only."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from network import DigitError, Network
from network.preprocessing.picture import Picture
from scenes.film import CHAPTERS, FILMS
from scenes.look import CHOICES
from studio.errors import StudioError
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.planning.looks import look_from
from studio.web import live
from studio.web.guard import Guard
from studio.web.render_queue import (
    FORMS,
    RenderQueue,
    describe_finished,
    files_by_kind,
    finished_films,
)

HOST = "127.0.0.1"
LARGEST_UPLOAD = 20_000_000  # bytes; photos of phones have 3 to 12 million
PAGE = Path(__file__).parent / "page"


def serve(network: Network, out: Path, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve the page until interrupted.

    Parameters
    ----------
    out : folder for the films.
    port : on which the server listens; 0 takes one that is free.
    on_ready : called with the page's address when it can be opened.

    Raises
    ------
    StudioError
        When the port is taken or not allowed.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise StudioError(
                f"port {port} is taken or not allowed; use --port 0 to pick a free one"
            ) from error
        listener.listen()
        port = listener.getsockname()[1]
        app = application(network, out, port, lambda: on_ready(f"http://{HOST}:{port}/"))
        uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)).run(
            [listener]
        )


def application(
    network: Network, out: Path, port: int, on_ready: Callable[[], None] = lambda: None
) -> Starlette:
    """Return the page's application, for a network, with films going to ``out``."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.network, app.state.out, app.state.renders = network, out, RenderQueue(out)
        on_ready()
        try:
            yield
        finally:
            await run_in_threadpool(app.state.renders.close)

    routes = [
        Route("/", lambda request: FileResponse(PAGE / "index.html")),
        Mount("/page", StaticFiles(directory=PAGE)),
        Route("/api/choices", choices),
        Route("/api/read", read, methods=["POST"]),
        Route("/api/renders", renders),
        Route("/api/renders", start_render, methods=["POST"]),
        Route("/api/renders/{render}", cancel_render, methods=["DELETE"]),
        Route("/api/films/{film}/{kind}", film_file),
    ]
    handlers: dict[Any, Any] = {
        DigitError: _refuse,
        StudioError: _refuse,
        ClientDisconnect: _refuse,
    }
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard, port=port)],
        exception_handlers=handlers,
    )


async def _refuse(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


async def choices(request: Request) -> Response:
    """Answer with the network, and the choices for rendering."""
    return JSONResponse(
        {
            "network": live.describe_network(request.app.state.network),
            "films": list(FILMS),
            "chapters": [
                {"name": chapter.__name__, "title": chapter.title} for chapter in CHAPTERS
            ],
            "qualities": {letter: str(size) for letter, size in FORMATS.items()},
            "forms": FORMS,
            "looks": CHOICES,
        }
    )


async def read(request: Request) -> Response:
    """A picture in the body: what the network makes of it, or of the digit in it that is picked."""
    picture, pick = await _uploaded(request)
    facts = await run_in_threadpool(live.describe_reading, request.app.state.network, picture, pick)
    return JSONResponse(facts)


async def _uploaded(request: Request) -> tuple[Picture, int]:
    pick = request.query_params.get("pick", "1")
    if not (pick.isascii() and pick.isdigit() and len(pick) < 4):
        raise DigitError("pick must be a number, 1 or higher")
    upload = bytearray()
    async for chunk in request.stream():
        upload += chunk
        if len(upload) > LARGEST_UPLOAD:
            raise DigitError(
                f"the file is too large; use a picture of at most {LARGEST_UPLOAD // 1_000_000} MB"
            )
    return await run_in_threadpool(live.open_upload, bytes(upload)), int(pick)


async def renders(request: Request) -> Response:
    """Answer with the films asked for and their progress, and with finished films."""
    films = await run_in_threadpool(describe_finished, request.app.state.out)
    return JSONResponse({"renders": request.app.state.renders.describe(), "films": films})


async def start_render(request: Request) -> Response:
    """Queue a film of the picture in the body, with scenes, quality and look of the query."""
    names = request.query_params.getlist("scene")
    letter = request.query_params.get("quality", "m")
    form = request.query_params.get("format", "mp4")
    if not names:
        raise StudioError("choose a film or at least one chapter")
    if letter not in FORMATS:
        raise StudioError(f"quality must be one of {', '.join(FORMATS)}")
    if form not in FORMS:
        raise StudioError(f"format must be one of {', '.join(FORMS)}")
    picture, pick = await _uploaded(request)
    look = look_from({name: value for name in CHOICES if (value := request.query_params.get(name))})
    job = await run_in_threadpool(
        plan_film, names, picture.digit(pick), request.app.state.network, FORMATS[letter], look
    )
    return JSONResponse(request.app.state.renders.add(job, form).describe(), 201)


async def cancel_render(request: Request) -> Response:
    """Stop a film, or take it out of the queue."""
    request.app.state.renders.cancel(request.path_params["render"])
    return Response(status_code=204)


async def film_file(request: Request) -> Response:
    """Send a file of a finished film, found by its id: no part of the address is a path."""
    films = await run_in_threadpool(finished_films, request.app.state.out)
    film = films.get(request.path_params["film"])
    path = None if film is None else files_by_kind(film).get(request.path_params["kind"])
    if path is None or not path.is_file():
        return JSONResponse({"error": "this film no longer exists"}, 404)
    name = path.name if path.stem == path.parent.name else f"{path.parent.name}{path.suffix}"
    disposition = "attachment" if "download" in request.query_params else "inline"
    return FileResponse(path, filename=name, content_disposition_type=disposition)
