// Test SSE connection
const eventSource = new EventSource('http://localhost:8000/parse-resume-async/stream/test-job-id');
eventSource.onmessage = (event) => console.log(JSON.parse(event.data));
