// In the folder of its types, which are those of React 18.
import '../frameworks/react-18/zoo.tsx';
